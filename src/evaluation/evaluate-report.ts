import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { ablate } from './ablation.ts';
import { askedSection } from './asked/evaluate-asked.ts';
import { askReworded, examineAll, judgeAll, judgeMistyped } from './asking-all.ts';
import { Examiner } from './examiner.ts';
import type { KnownQuestion } from './judge.ts';
import { readLabelledQuestions } from './labelled-questions.ts';
import { compareMarked } from './marked-sentences.ts';
import type { Judged } from './measures.ts';
import { aimsSection } from './pages/aims.ts';
import { page } from './pages/markdown.ts';
import { missesTable } from './pages/misses.ts';
import {
  ablationSection,
  markedSection,
  mistypedSection,
  peersSection,
  reliabilitySection,
  rewordedSection,
} from './pages/sections.ts';
import { legend, resultsTable } from './pages/tables.ts';
import { triedSection } from './pages/tried.ts';
import { comparePeers } from './peers/compare.ts';
import { summariesSection } from './summaries/evaluate-summaries.ts';

const groups = ['language', 'variety', 'kind'];

/** Edits of each labelled question: they are few, and one edit in one of a few words is much left to chance. */
const editsOfEach = 3;

/** Asks the labelled questions of the corpus and lays the results out in Markdown, both halves apart. */
export async function evaluateReport(config: Config): Promise<string> {
  const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
  const questions = (half: string) => labelled.filter((each) => each.half === half).map(knownQuestion);
  const examiner = await Examiner.open(config);
  try {
    return page(
      await reportedHalf(examiner, questions('report')),
      await calibratedHalf(examiner, questions('calibrate')),
      await askedSection(config, examiner),
      rewordedSection(await askReworded(examiner, labelled.map(knownQuestion))),
      await summariesSection(config, examiner),
      triedSection,
    );
  } finally {
    await examiner.close();
  }
}

const knownQuestion = ({
  id,
  question,
  language,
  variety,
  kind,
  fact,
  gold,
}: Awaited<ReturnType<typeof readLabelledQuestions>>[number]): KnownQuestion => ({
  id,
  question,
  groups: { language, variety, kind },
  cluster: fact,
  gold: gold.map(({ document, paragraph, answer }) => ({ document, paragraph, answers: [answer] })),
});

async function reportedHalf(examiner: Examiner, questions: readonly KnownQuestion[]): Promise<string[]> {
  const judged = await judgeAll(examiner, questions);
  const examined = await examineAnswerable(examiner, questions);
  return [
    '## The half that is reported',
    'Nothing was fitted on these questions, and which of them went wrong was not read; the two halves share no fact. Their tables were looked at while the ranker was made. The intervals resample facts, not questions, since several questions ask for one fact.',
    resultsTable(judged, groups),
    legend,
    ...aimsSection(judged),
    ...peersSection(judged, await comparePeers(examiner, questions, { headings: true, leftOut: false }), []),
    ...reliabilitySection(judged),
    ...markedSection(
      compareMarked(examined, examiner.index.retriever.places, examiner.index.content.reports),
    ),
    ...mistypedSection(await judgeMistyped(examiner, questions, judged, editsOfEach)),
  ];
}

async function calibratedHalf(examiner: Examiner, questions: readonly KnownQuestion[]): Promise<string[]> {
  const judged = await judgeAll(examiner, questions);
  const examined = await examineAnswerable(examiner, questions);
  return [
    '## The half that the weights were fitted on',
    `Fitted on ${await fittedOn()}. These figures flatter: they stand here to show by how much.`,
    resultsTable(judged, groups),
    ...ablationSection(judged, ablate(examined, examiner.index.retriever.places)),
    ...mistypedSection(await judgeMistyped(examiner, questions, judged, editsOfEach)),
    '### What went wrong in it',
    'With the rank of the first right paragraph under each signal by itself.',
    missesTable(judged, examined, ['question', ''], ({ id, question }: Judged) => [id, question]),
  ];
}

const examineAnswerable = (examiner: Examiner, questions: readonly KnownQuestion[]) =>
  examineAll(
    examiner,
    questions.filter(({ gold }) => gold.length > 0),
  );

async function fittedOn(): Promise<string> {
  const file = new URL('../core/answering/model.json', import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { fittedOn: string }).fittedOn;
}
