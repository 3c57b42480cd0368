import type { CorpusResults, Results } from './benchmarks.ts';
import { quantile, ratioOf } from './comparison.ts';
import { type FiguresSection, shown } from './page.ts';

/** What is reached for: a figure, and where it should lie. */
interface Aim {
  readonly what: string;
  readonly most?: number;
  readonly least?: number;
  /** Null where it was not measured. */
  readonly figure: number | null;
}

/** What the program reaches for in speed, beside what was measured. */
export function aimsSection(results: Results): FiguresSection {
  return {
    title: 'Aims',
    explanation: 'What the program reaches for, and what was measured here; the sections below say of what.',
    head: ['', 'aim', 'measured', 'reached'],
    lines: aimsOf(results).map(({ what, most, least, figure }) => [
      what,
      most === undefined ? `≥ ${least}` : `≤ ${most}`,
      figure === null ? 'not measured' : shownPrecisely(figure),
      figure === null ? '–' : isReached(figure, most, least) ? 'yes' : '**no**',
    ]),
  };
}

const isReached = (figure: number, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY) =>
  figure <= most && figure >= least;

/** A recall tells in its last digits. */
const shownPrecisely = (figure: number): string =>
  figure > 0.9 && figure <= 1 ? figure.toFixed(4) : shown(figure);

function aimsOf({ corpora, peers, starts, throughputs }: Results): Aim[] {
  const at = (paragraphs: number): CorpusResults | undefined =>
    corpora.find((corpus) => corpus.paragraphs === paragraphs);
  const [report] = corpora;
  const largest = corpora.at(-1);
  const middle = at(10_000) ?? largest;
  const faster = (name: string): number | null => {
    const row = peers.findLast(({ what }) => what.includes(`: ${name} `));
    return row ? 1 / ratioOf(row.comparison).ratio : null;
  };
  const busiest = throughputs
    .filter(({ what }) => what.includes('rebuilt'))
    .map(({ loopDelay }) => loopDelay);
  const of = (corpus: CorpusResults | undefined, figure: (found: CorpusResults) => number | null) =>
    corpus ? figure(corpus) : null;
  const large = at(100_000);
  return [
    {
      what: 'warm question / its floor, the report',
      most: 1.3,
      figure: of(report, ({ questions }) => ratioOf(questions.ar).ratio),
    },
    {
      what: 'warm question / its floor, 10,000 paragraphs',
      most: 1.3,
      figure: of(middle, ({ questions }) => ratioOf(questions.ar).ratio),
    },
    { what: 'times as fast as Orama hybrid, largest measured', least: 20, figure: faster('Orama') },
    { what: 'times as fast as MiniSearch, largest measured', least: 5, figure: faster('MiniSearch') },
    { what: 'times as fast as LangChain.js, largest measured', least: 1, figure: faster('LangChain.js') },
    { what: 'cold start / bare imports and model', most: 1.3, figure: ratioOf(starts).ratio },
    {
      what: 'recall@10, 100,000 paragraphs',
      least: 0.99,
      figure: of(large, ({ recall }) => recall.recall),
    },
    {
      what: 'full reindexing / bare embedding, 10,000 paragraphs',
      most: 1.3,
      figure: of(middle, ({ full }) => ratioOf(full).ratio),
    },
    {
      what: 'reindexing after 1 % / full, 10,000 paragraphs',
      most: 0.05,
      figure: of(middle, ({ hundredth }) => hundredth && ratioOf(hundredth).ratio),
    },
    {
      what: 'event loop late by, 64 at a time and a reindexing, 99 %, ms',
      most: 20,
      figure: busiest.length > 0 ? quantile(busiest, 1) : null,
    },
    {
      what: 'memory / vectors and text, 100,000 paragraphs',
      most: 3,
      figure: of(large, ({ memory }) => memory.resident / memory.raw),
    },
  ];
}
