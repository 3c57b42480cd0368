import type { Kept } from './kept-parts.ts';
import { shown, table } from './page.ts';

/** Powers of ten of paragraphs that costs are worked out for. */
const powers = [2, 3, 4, 5, 6, 7, 8, 9];

/** What one size of corpus costs. */
interface Cost {
  /** Milliseconds of a warm question. */
  readonly question: number;
  /** Seconds of a reindexing from nothing, and of one after a hundredth changed. */
  readonly full: number;
  readonly hundredth: number;
  /** Bytes, of the process that answers and of the index's files. */
  readonly memory: number;
  readonly disk: number;
}

const costs = ['question', 'full', 'hundredth', 'memory', 'disk'] as const;

/** How a cost grows with the number of paragraphs: as a constant and one other term. */
const growth: Record<(typeof costs)[number], (paragraphs: number) => number> = {
  question: (paragraphs) => paragraphs,
  full: (paragraphs) => paragraphs * Math.log10(paragraphs),
  hundredth: (paragraphs) => paragraphs,
  memory: (paragraphs) => paragraphs,
  disk: (paragraphs) => paragraphs,
};

/** A size of which everything was measured. */
interface Measured {
  readonly paragraphs: number;
  readonly cost: Cost;
}

function measuredOf(kept: Kept): Measured[] {
  return kept.reindexing.flatMap(({ paragraphs, figures: { full, hundredth } }) => {
    const question = kept.question.find((part) => part.paragraphs === paragraphs)?.figures;
    const memory = kept.memory.find((part) => part.paragraphs === paragraphs)?.figures;
    if (!question || !memory || !hundredth) return [];
    const cost: Cost = {
      question: question.ar.ours,
      full: full.ours / 1000,
      hundredth: hundredth.ours / 1000,
      memory: memory.resident,
      disk: memory.disk,
    };
    return [{ paragraphs, cost }];
  });
}

/** A cost by its growth through two measured points; where noise lets it fall, the constant alone. */
function modelOf(cost: keyof Cost, [small, large]: readonly [Measured, Measured]) {
  const grow = growth[cost];
  const [low, high] = [small.cost[cost], large.cost[cost]];
  const slope = Math.max(0, (high - low) / (grow(large.paragraphs) - grow(small.paragraphs)));
  const constant = Math.max(0, low - slope * grow(small.paragraphs));
  return (paragraphs: number): number => constant + slope * grow(paragraphs);
}

const units = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

function duration(seconds: number): string {
  const [size, unit] = units.find(([least]) => seconds >= least) ?? [0.001, 'ms'];
  return `${shown(seconds / size)} ${unit}`;
}

function bytes(count: number): string {
  const power = Math.min(5, Math.max(2, Math.floor(Math.log2(count) / 10)));
  return `${shown(count / 2 ** (10 * power))} ${['', '', 'MiB', 'GiB', 'TiB', 'PiB'][power]}`;
}

const written: Record<keyof Cost, (value: number) => string> = {
  question: (value) => duration(value / 1000),
  full: duration,
  hundredth: duration,
  memory: bytes,
  disk: bytes,
};

/**
 * What each size costs by the model through the corpora of 1,000 and 10,000 paragraphs, with what was measured beside it:
 * of larger ones, that tests the model. Null as long as the two have not been measured.
 */
export function scaleTable(kept: Kept): string | null {
  const made = measuredOf(kept);
  const small = made.find(({ paragraphs }) => paragraphs === 1_000);
  const large = made.find(({ paragraphs }) => paragraphs === 10_000);
  if (!small || !large) return null;
  const models = costs.map((cost) => [cost, modelOf(cost, [small, large])] as const);
  const lines = powers.map((power) => {
    const paragraphs = 10 ** power;
    const measured = made.find((each) => each.paragraphs === paragraphs);
    const cells = models.map(([cost, model]) => {
      const worked = written[cost](model(paragraphs));
      return measured ? `${worked} (${written[cost](measured.cost[cost])})` : worked;
    });
    return [paragraphs.toLocaleString('en'), ...cells];
  });
  const head = ['paragraphs', 'question', 'full reindexing', '1 % changed', 'memory', 'disk'];
  return table(head, lines);
}

const begin = '<!-- Written by npm run bench from here… -->';
const end = '<!-- …to here. -->';

/**
 * A page with its written part replaced.
 * @throws Error where the page does not say which part is written
 */
export function withWrittenPart(page: string, part: string): string {
  const [before, rest] = page.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined)
    throw new Error(`The page has no part between '${begin}' and '${end}'.`);
  return `${before}${begin}\n\n${part}\n\n${end}${after}`;
}
