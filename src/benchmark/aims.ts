import type { Figures, PartName } from './figures.ts';
import type { Kept } from './kept-parts.ts';
import { type FiguresSection, shown } from './page.ts';
import { whereTimeGoes } from './where-time-goes.ts';

/** What is reached for: a figure, and where it should lie. */
interface Aim {
  readonly what: string;
  readonly most?: number;
  readonly least?: number;
  /** Null where it was not measured. */
  readonly figure: number | null;
}

/** What the program reaches for in speed, beside what was measured. */
export function aimsSection(kept: Kept): FiguresSection {
  return {
    title: 'Aims',
    explanation: 'What the program reaches for, and what was measured here; the sections below say of what.',
    notes: whereTimeGoes,
    head: ['', 'aim', 'measured', 'reached'],
    lines: aimsOf(kept).map(({ what, most, least, figure }) => [
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

function aimsOf(kept: Kept): Aim[] {
  const of = <Name extends PartName>(
    name: Name,
    paragraphs: number | undefined,
    figure: (found: Figures<Name>) => number | null,
  ): number | null => {
    const part = kept[name].find((each) => each.paragraphs === paragraphs);
    return part ? figure(part.figures) : null;
  };
  /** The report is the one corpus of fewer paragraphs than any that is made. */
  const report = Object.values(kept)
    .flatMap((parts) => parts.map(({ paragraphs }) => paragraphs))
    .find((paragraphs) => paragraphs < 1_000);
  const faster = (name: string): number | null => {
    const row = kept.peers.flatMap(({ figures }) => figures).findLast(({ what }) => what.startsWith(name));
    return row ? 1 / row.ratio.ratio : null;
  };
  const busiest = kept.throughput
    .flatMap(({ figures }) => figures)
    .filter(({ rebuilt }) => rebuilt)
    .map(({ loopDelay }) => loopDelay);
  const middle = 10_000;
  const large = 100_000;
  return [
    {
      what: 'warm question / its floor, the report',
      most: 1.3,
      figure: of('question', report, ({ ar }) => ar.ratio),
    },
    {
      what: 'warm question / its floor, 10,000 paragraphs',
      most: 1.3,
      figure: of('question', middle, ({ ar }) => ar.ratio),
    },
    { what: 'times as fast as Orama hybrid, largest measured', least: 20, figure: faster('Orama') },
    { what: 'times as fast as MiniSearch, largest measured', least: 5, figure: faster('MiniSearch') },
    {
      what: "times as fast as LangChain.js's memory store, largest measured",
      least: 1,
      figure: faster('LangChain.js 1'),
    },
    {
      what: "times as fast as LangChain.js's HNSW store, largest measured",
      least: 1,
      figure: faster('LangChain.js community'),
    },
    {
      what: 'cold start / bare imports and model',
      most: 1.3,
      figure: of('starts', report, ({ whole }) => whole.ratio),
    },
    {
      what: 'recall@10, 100,000 paragraphs',
      least: 0.99,
      figure: of('recall', large, ({ recall }) => recall),
    },
    {
      what: 'full reindexing / bare embedding, 10,000 paragraphs',
      most: 1.3,
      figure: of('reindexing', middle, ({ full }) => full.ratio),
    },
    {
      what: 'reindexing after 1 % / full, 10,000 paragraphs',
      most: 0.05,
      figure: of('reindexing', middle, ({ hundredth }) => hundredth?.ratio ?? null),
    },
    {
      what: 'event loop late by, 64 at a time and a reindexing, 99 %, ms',
      most: 20,
      figure: busiest.length > 0 ? Math.max(...busiest) : null,
    },
    {
      what: 'memory / vectors and text, 100,000 paragraphs',
      most: 3,
      figure: of('memory', large, ({ resident, raw }) => resident / raw),
    },
  ];
}
