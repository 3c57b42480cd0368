import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAssistant } from '../assistant.ts';
import type { Config } from '../config.ts';
import { detectLanguage } from '../core/language.ts';
import { judgeAll, type KnownQuestion } from './judge.ts';
import { readLabelledQuestions } from './labelled-questions.ts';
import type { Judged } from './measures.ts';
import { missesTable, resultsTable } from './results-page.ts';
import { readSquad, slugOf, squadCorpus } from './squad.ts';

async function judgeCorpus(config: Config, questions: readonly KnownQuestion[]): Promise<Judged[]> {
  const assistant = await openAssistant(config);
  try {
    return await judgeAll(assistant, questions);
  } finally {
    await assistant.close();
  }
}

/** Asks the labelled questions of the corpus and lays the results out in Markdown, both halves apart. */
export async function evaluateReport(config: Config): Promise<string> {
  const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
  const judged = await judgeCorpus(
    config,
    labelled.map(({ id, question, half, language, variety, kind, gold }) => ({
      id,
      question,
      groups: { half, language, variety, kind },
      gold: gold.map(({ document, paragraph, answer }) => ({ document, paragraph, answers: [answer] })),
    })),
  );
  const half = (name: string) => judged.filter(({ groups: { half: found } }) => found === name);
  const { fittedOn } = JSON.parse(
    await readFile(new URL('../core/answering/model.json', import.meta.url), 'utf8'),
  ) as { fittedOn: string };
  const groups = ['language', 'variety', 'kind'];
  return [
    '## The half that is reported',
    'Nothing was fitted on these questions, and which of them went wrong was not read; the two halves share no fact. Their tables were looked at while the ranker was made.',
    resultsTable(half('report'), groups),
    '## The half that the weights were fitted on',
    `Fitted on ${fittedOn}. These figures flatter: they stand here to show by how much.`,
    resultsTable(half('calibrate'), groups),
    '### What went wrong in it',
    missesTable(half('calibrate')),
  ].join('\n\n');
}

/**
 * Asks the questions of a file in the form of SQuAD of all of its paragraphs, as one corpus.
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
  const wording = new Map(
    asked.data.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ qas }) => qas.map((each) => [each.id, each.question])),
    ),
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-evaluate-'));
  try {
    const corpusDir = path.join(folder, 'corpus');
    await mkdir(corpusDir);
    const text = squad.data.map(({ paragraphs }) => paragraphs[0]?.context ?? '').join(' ');
    for (const { name, content } of squadCorpus(squad, detectLanguage(text))) {
      await writeFile(path.join(corpusDir, name), content);
    }
    const questions = squad.data.flatMap(({ paragraphs }, article) =>
      paragraphs.flatMap(({ qas }, paragraph) =>
        qas.map(
          ({ id, question, answers }): KnownQuestion => ({
            id,
            question: wording.get(id) ?? question,
            groups: {},
            gold: [
              {
                document: slugOf(article),
                paragraph: paragraph + 1,
                answers: answers.map((answer) => answer.text),
              },
            ],
          }),
        ),
      ),
    );
    const apart = { ...config, corpusDir, indexDir: path.join(folder, 'index') };
    const judged = await judgeCorpus(apart, questions);
    const names = [file, questionsFile].filter((name) => name !== null).map((name) => path.basename(name));
    return [`## ${names.join(' asked by ')}`, resultsTable(judged, [])].join('\n\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
