import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../config.ts';
import { analyzeQuestion } from '../core/answering/question.ts';
import { detectLanguage } from '../core/language.ts';
import { ablate } from './ablation.ts';
import { examineAll, judgeAll, judgeAllLeftOut, judgeMistyped } from './asking-all.ts';
import { Examiner } from './examiner.ts';
import type { KnownQuestion } from './judge.ts';
import { compareMarked } from './marked-sentences.ts';
import type { Judged } from './measures.ts';
import { page } from './pages/markdown.ts';
import { missesTable } from './pages/misses.ts';
import {
  ablationSection,
  markedSection,
  mistypedSection,
  peersSection,
  reliabilitySection,
} from './pages/sections.ts';
import { legend, resultsTable } from './pages/tables.ts';
import { comparePeers } from './peers/compare.ts';
import { publishedFor } from './published.ts';
import { readSquad, type Squad, slugOf, squadCorpus } from './squad.ts';

/**
 * Asks the questions of a file in the form of SQuAD of all of its paragraphs, as one corpus; each once more with the
 * paragraph that answers it left out.
 * @param questionsFile the same questions, by their ids, in another language; null to ask the file's own
 * @throws IsnadError USAGE where a file is not in that form
 */
export async function evaluateSquad(
  config: Config,
  file: string,
  questionsFile: string | null,
): Promise<string> {
  const squad = await readSquad(file);
  const asked = questionsFile === null ? squad : await readSquad(questionsFile);
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-evaluate-'));
  try {
    const corpusDir = path.join(folder, 'corpus');
    await mkdir(corpusDir);
    const text = squad.data.map(({ paragraphs }) => paragraphs[0]?.context ?? '').join(' ');
    const language = detectLanguage(text);
    for (const { name, content } of squadCorpus(squad, language))
      await writeFile(path.join(corpusDir, name), content);
    const examiner = await Examiner.open({ ...config, corpusDir, indexDir: path.join(folder, 'index') });
    try {
      const names = [file, questionsFile].filter((name) => name !== null).map((name) => path.basename(name));
      const published = questionsFile === null ? publishedFor(squad, language) : [];
      return page(
        `## ${names.join(' asked by ')}`,
        await sections(examiner, squadQuestions(squad, asked), published),
      );
    } finally {
      await examiner.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function squadQuestions(squad: Squad, asked: Squad): KnownQuestion[] {
  const wording = new Map(
    asked.data.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ qas }) => qas.map((each) => [each.id, each.question])),
    ),
  );
  return squad.data.flatMap(({ paragraphs }, article) =>
    paragraphs.flatMap(({ qas }, paragraph) =>
      qas.map(({ id, question: own, answers }): KnownQuestion => {
        const question = wording.get(id) ?? own;
        return {
          id,
          question,
          groups: { 'asks for': analyzeQuestion(question).asksFor ?? 'other' },
          cluster: slugOf(article),
          gold: [
            {
              document: slugOf(article),
              paragraph: paragraph + 1,
              answers: answers.map((answer) => answer.text),
            },
          ],
        };
      }),
    ),
  );
}

async function sections(
  examiner: Examiner,
  questions: readonly KnownQuestion[],
  published: ReturnType<typeof publishedFor>,
): Promise<string[]> {
  const asked = await judgeAll(examiner, questions);
  const both = [...asked, ...(await judgeAllLeftOut(examiner, questions))];
  const examined = await examineAll(examiner, questions);
  const { reports } = examiner.index.content;
  const paragraphs = reports.reduce((sum, { original }) => sum + original.paragraphs.length - 1, 0);
  return [
    `Nothing was fitted on this file. Each of its ${questions.length} questions is asked of all ${paragraphs} paragraphs and the ${reports.length} titles, with all other settings as they are for the report (other libraries search the paragraphs alone); and then as an unanswerable one, the paragraph that answers it left out, the others of its article still there. Leaving out passes over a paragraph in the index; only its share in the statistics (document frequencies, mean length) stays. The intervals resample articles.`,
    resultsTable(both, ['asks for']),
    legend,
    ...peersSection(
      both,
      await comparePeers(examiner, questions, { headings: false, leftOut: true }),
      published,
    ),
    ...reliabilitySection(both),
    ...markedSection(compareMarked(examined, examiner.index.retriever.places, reports)),
    ...ablationSection(asked, ablate(examined, examiner.index.retriever.places)),
    ...mistypedSection(await judgeMistyped(examiner, questions, asked, 1)),
    '### What went wrong',
    'By the ids of the file, with the rank of the first right paragraph under each signal by itself. Questions asked with their paragraph left out are not listed.',
    missesTable(asked, examined, ['question'], ({ id }: Judged) => [id]),
  ];
}
