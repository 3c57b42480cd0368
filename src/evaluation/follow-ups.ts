import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assistant, openAssistant } from '../assistant.ts';
import type { Config } from '../config.ts';
import type { Answer } from '../core/answering/answer.ts';
import { type Turn, turnOf } from '../core/conversation/turn.ts';
import { detectLanguage } from '../core/language.ts';
import { type FollowUpPair, readFollowUpPairs } from './follow-up-pairs.ts';
import { controlsTable, followUpsTable, missedFollowUps } from './follow-ups-page.ts';
import { type LabelledQuestion, readLabelledQuestions } from './labelled-questions.ts';

interface Outcome {
  /** Whether the first excerpt is of a right paragraph. */
  readonly right: boolean;
  readonly answered: boolean;
}

/** A follow-up question as it was understood and answered. */
export interface JudgedFollowUp {
  readonly pair: FollowUpPair;
  readonly acrossLanguages: boolean;
  readonly understoodAs: string | null;
  /** Asked in its conversation, without it, and in words that need none. */
  readonly inContext: Outcome;
  readonly without: Outcome;
  readonly alone: Outcome;
}

/** A question that leans on nothing, asked after another that it has nothing to do with. */
export interface JudgedControl {
  readonly question: string;
  readonly half: LabelledQuestion['half'];
  readonly understoodAs: string | null;
  /** Whether the first excerpt and the decision are those without the conversation. */
  readonly sameAnswer: boolean;
}

const training = fileURLToPath(new URL('../../training/', import.meta.url));

/** Asks the labelled follow-up questions of the corpus and of the training reports, and lays the results out in Markdown. */
export async function evaluateFollowUps(config: Config): Promise<string> {
  const corpus = await withAssistant(config, async (assistant) => ({
    pairs: await judgePairs(
      assistant,
      await readFollowUpPairs(path.join(config.corpusDir, 'follow-ups.jsonl')),
    ),
    controls: await judgeControls(
      assistant,
      await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl')),
    ),
  }));
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-follow-ups-'));
  try {
    const apart = { ...config, corpusDir: path.join(training, 'reports'), indexDir: folder };
    const others = await withAssistant(apart, async (assistant) =>
      judgePairs(assistant, await readFollowUpPairs(path.join(training, 'follow-ups.jsonl'))),
    );
    return page(corpus.pairs, others, corpus.controls);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function page(
  report: readonly JudgedFollowUp[],
  training: readonly JudgedFollowUp[],
  controls: readonly JudgedControl[],
): string {
  const of = (half: FollowUpPair['half'], judged: readonly JudgedFollowUp[]) =>
    judged.filter(({ pair }) => pair.half === half);
  const lookedAt = [...of('calibrate', report), ...of('calibrate', training)];
  return [
    'Each pair is asked in its conversation, as answered before, then without it, and then in words that need none. `leaning` is how many of the pairs that lean were taken to, `left alone` how many of the others were not; recall@1, answered and declined are of those that lean.',
    '## The half that is reported',
    'Written before the code was, but for the eight of the kind *answer*, which came later; which of them went wrong was not read. Their tables were looked at while the code was made, and misspelt question words were taken up after the first of them. They were written by the makers of the program. No fact, and of the training reports no report, is in both halves.',
    '### On the report',
    followUpsTable(of('report', report)),
    '### On the training reports',
    followUpsTable(of('report', training)),
    '## The half that was looked at',
    '### On the report',
    followUpsTable(of('calibrate', report)),
    '### On the training reports',
    followUpsTable(of('calibrate', training)),
    '### What went wrong in it',
    missedFollowUps(lookedAt),
    '## The labelled questions, each after one on something else',
    'None of them leans on it. `same answer`: the same first paragraph and decision as without it.',
    controlsTable(controls),
  ].join('\n\n');
}

async function withAssistant<Result>(
  config: Config,
  use: (assistant: Assistant) => Promise<Result>,
): Promise<Result> {
  const assistant = await openAssistant(config);
  try {
    return await use(assistant);
  } finally {
    await assistant.close();
  }
}

async function judgePairs(assistant: Assistant, pairs: readonly FollowUpPair[]): Promise<JudgedFollowUp[]> {
  const judged: JudgedFollowUp[] = [];
  for (const pair of pairs) {
    const history: Turn[] = [];
    for (const question of pair.earlier) history.push(turnOf(await assistant.ask(question, { history })));
    const inContext = await assistant.ask(pair.question, { history });
    judged.push({
      pair,
      acrossLanguages: detectLanguage(pair.earlier.at(-1) ?? '') !== pair.language,
      understoodAs: inContext.understoodAs ?? null,
      inContext: outcomeOf(inContext, pair),
      without: outcomeOf(await assistant.ask(pair.question), pair),
      alone: outcomeOf(await assistant.ask(pair.alone), pair),
    });
  }
  return judged;
}

const outcomeOf = ({ answered, excerpts: [best] }: Answer, { gold }: FollowUpPair): Outcome => ({
  answered,
  right: gold.some(({ document, paragraph }) => best?.document === document && best.paragraph === paragraph),
});

/** How far the question that is asked before stands from the one asked, in the file: facts stand together there. */
const unrelated = 37;

async function judgeControls(
  assistant: Assistant,
  questions: readonly LabelledQuestion[],
): Promise<JudgedControl[]> {
  const judged: JudgedControl[] = [];
  for (const [place, { question, half }] of questions.entries()) {
    const other = questions[(place + unrelated) % questions.length]?.question ?? question;
    const history = [turnOf(await assistant.ask(other))];
    const after = await assistant.ask(question, { history, top: 1 });
    const without = await assistant.ask(question, { top: 1 });
    judged.push({
      question,
      half,
      understoodAs: after.understoodAs ?? null,
      sameAnswer:
        after.answered === without.answered &&
        after.excerpts[0]?.paragraph === without.excerpts[0]?.paragraph,
    });
  }
  return judged;
}
