import path from 'node:path';
import { Command } from 'commander';
import type { Report } from '../src/core/corpus/report.ts';
import { IsnadError } from '../src/core/errors.ts';
import { readCorpus } from '../src/engines/corpus-folder.ts';
import { type AskedQuestion, askedFile, readAsked, writeAsked } from '../src/evaluation/asked/asked-file.ts';
import { type Candidate, candidatesOf, readFeedback } from '../src/evaluation/asked/candidates.ts';
import { type Call, type ExitStatus, runCommand } from '../src/terminal/command-line.ts';
import { openPrompt, type Prompt } from '../src/terminal/prompt.ts';
import { candidateView } from '../src/terminal/views/candidate.ts';
import { surroundings } from './surroundings.ts';

interface FeedbackCommandOptions {
  readonly corpus?: string;
  readonly file?: string;
}
type FeedbackCall = Call<FeedbackCommandOptions>;
type Gold = AskedQuestion['gold'];

/** What somebody says of a question: its label, to be asked again another time, or that it is enough. */
type Decision = Pick<AskedQuestion, 'decision' | 'gold'> | 'later' | 'end';

const command = new Command('npm run feedback --')
  .usage('[--file FILE] [--corpus DIR]')
  .description(
    'Makes labelled questions of those that people gave verdicts on, which npm run evaluate then asks too.',
  )
  .option('--file <file>', 'the verdicts; default FEEDBACK_FILE')
  .option('--corpus <dir>', 'another corpus folder; the labels go to asked.jsonl in it');

const advice =
  'numbers of the paragraphs that answer it (1, or 1 3), n: the report does not answer, x: refuse, Enter: later, q: end';

/** Reads what was typed; null where it makes no sense. */
function decisionOf(line: string | null, shown: Gold): Decision | null {
  if (line === null || /^q(?:uit)?$/i.test(line)) return 'end';
  if (line === '') return 'later';
  if (/^n$/i.test(line)) return { decision: 'accepted', gold: [] };
  if (/^x$/i.test(line)) return { decision: 'refused', gold: [] };
  const chosen = line.split(/[\s,،]+/).map((number) => shown[Number(number) - 1]);
  const gold = chosen.filter((place) => place !== undefined);
  return gold.length === chosen.length ? { decision: 'accepted', gold } : null;
}

async function decide(call: FeedbackCall, prompt: Prompt, shown: Gold): Promise<Decision> {
  for (;;) {
    const line = await prompt.ask('Which answers it? [1…/n/x/Enter/q]');
    const decision = decisionOf(line, shown);
    if (decision) return decision;
    await call.note(`'${line}' is none of: ${advice}.`);
  }
}

/** The paragraphs shown for a question that are still there, with their texts of today. */
function paragraphsOf({ paragraphs }: Candidate, reports: readonly Report[]) {
  return paragraphs.flatMap(({ document, paragraph }) => {
    const original = reports.find(({ slug }) => slug === document)?.original;
    const text = original?.paragraphs[paragraph];
    if (!original || text === undefined) return [];
    const cited = `${document}, paragraph ${paragraph}`;
    return [{ place: { document, paragraph }, language: original.language, cited, text }];
  });
}

/** An id that none of the questions has. */
function freeId(asked: readonly AskedQuestion[]): string {
  const numbers = asked.map(({ id }) => Number(/^a(\d+)$/.exec(id)?.[1] ?? 0));
  return `a${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

async function decideAll(
  call: FeedbackCall,
  candidates: readonly Candidate[],
  file: string,
  asked: AskedQuestion[],
) {
  const { reports } = await readCorpus(call.config.corpusDir);
  const prompt = openPrompt(call.stdin, call.stderr);
  const counts = { accepted: 0, refused: 0 };
  await call.note(`Say for each question: ${advice}.`);
  try {
    for (const [index, candidate] of candidates.entries()) {
      const paragraphs = paragraphsOf(candidate, reports);
      await call.tell(
        candidateView({ ...candidate, paragraphs, place: `${index + 1} of ${candidates.length}` }),
      );
      const decision = await decide(
        call,
        prompt,
        paragraphs.map(({ place }) => place),
      );
      if (decision === 'end') break;
      if (decision === 'later') continue;
      const { question, language } = candidate;
      asked.push({ id: freeId(asked), language, question, ...decision });
      // Written after each, so that nothing is lost and the rest can be done another time.
      await writeAsked(file, asked);
      counts[decision.decision] += 1;
    }
  } finally {
    prompt.close();
  }
  return counts;
}

void runCommand<FeedbackCommandOptions>(command, surroundings(), async (call): Promise<ExitStatus> => {
  const { config, options, directory } = call;
  const verdicts = options.file === undefined ? config.feedbackFile : path.resolve(directory, options.file);
  if (verdicts === null) throw new IsnadError('FEEDBACK_OFF');
  const file = askedFile(config);
  const asked = await readAsked(file);
  const decided = asked.map(({ question }) => question);
  const candidates = candidatesOf(await readFeedback(verdicts), decided);
  if (candidates.length === 0) {
    await call.print('No question is waiting.\n');
    return 0;
  }
  const { accepted, refused } = await decideAll(call, candidates, file, asked);
  const later = candidates.length - accepted - refused;
  await call.print(
    `${accepted} accepted, ${refused} refused, ${later} left for later; the labels are in ${file}\n`,
  );
  if (accepted > 0) await call.note('Measure with them: npm run evaluate');
  return 0;
}).then(process.exit);
