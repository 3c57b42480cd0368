import type { Trial } from '../section.ts';
import type { Holding } from './bot-process.ts';

/** The value that a share of the numbers stay below. */
const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Where the middle half of the numbers lie: how wide that is. */
const spread = (numbers: readonly number[]): number => quantile(numbers, 0.75) - quantile(numbers, 0.25);

/** What was held in each third of the time, in bytes. */
const thirdsOf = (holdings: readonly Holding[], of: (holding: Holding) => number): number[][] => {
  const length = holdings.length / 3;
  return [0, 1, 2].map((third) =>
    holdings.slice(Math.round(third * length), Math.round((third + 1) * length)).map(of),
  );
};

/**
 * By how much the last third may be more than the first, in bytes: the spread of what was held within a third, in the one
 * in which that is wider. What moves up and down passes; what grows without end does not, however slowly it grows, once it
 * does more than the noise: a straight line's median grows from the first third to the last by four times that spread.
 */
const toleranceOf = ([first = [], , last = []]: readonly number[][]): number =>
  Math.max(spread(first), spread(last));

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** The heap without the code in it, which V8 compiles for as long as something is used often for the first time. */
const held = ({ heapUsed, compiled }: Holding): number => heapUsed - compiled;

const kinds: readonly (readonly [string, (holding: Holding) => number])[] = [
  ['heap of the bot but for compiled code', held],
  ['memory outside of the heap', ({ external }) => external],
  ['resident memory of the bot', ({ rss }) => rss],
];

/** What no collection frees is told and not judged: a model, and compiled code. */
const told: typeof kinds = [
  ['code that V8 compiled in the bot', ({ compiled }) => compiled],
  ['resident memory of its embedding process', ({ childrenRss }) => childrenRss],
];

/** Whether memory grew from the first third to the last, by more than it moves within one. */
export const memoryTrials = (holdings: readonly Holding[]): Trial[] =>
  kinds.map(([what, of]) => {
    const thirds = thirdsOf(holdings, of);
    const [first = 0, , last = 0] = thirds.map(median);
    const tolerance = toleranceOf(thirds);
    const grew = last > first + tolerance;
    return {
      what: `${what} after a collection, the last third no more than the first`,
      tried: 1,
      survived: grew ? 0 : 1,
      exceptions: grew
        ? [`it grew from ${megabytes(first)} to ${megabytes(last)}, and moves by ${megabytes(tolerance)}`]
        : [],
      note: `by ${megabytes(last - first)}, of ${megabytes(tolerance)} that it moves within a third`,
    };
  });

export const memoryFigures = (
  holdings: readonly Holding[],
  [before, after]: readonly [Holding, Holding],
): [string, string][] => [
  ...[...kinds, ...told].map(([what, of]): [string, string] => [
    `${what}, median of each third`,
    thirdsOf(holdings, of).map(median).map(megabytes).join(' · '),
  ]),
  [
    'heap of the bot but for compiled code at rest, before the load · after it',
    [before, after].map((holding) => megabytes(held(holding))).join(' · '),
  ],
];

/** What is held at rest after the load and was not before it; null where nothing is. */
export function leftOver(before: Holding, after: Holding): string | null {
  const kindsOfResources = new Set([...Object.keys(before.resources), ...Object.keys(after.resources)]);
  const counts: [string, number, number][] = [
    ...[...kindsOfResources].map((kind): [string, number, number] => [
      kind,
      before.resources[kind] ?? 0,
      after.resources[kind] ?? 0,
    ]),
    ['threads', before.threads, after.threads],
    ['open files', before.descriptors, after.descriptors],
    ['processes', before.children, after.children],
  ];
  const more = counts.filter(([, was, is]) => is > was);
  return more.length > 0
    ? more.map(([what, was, is]) => `${what}: ${was} before, ${is} after`).join('; ')
    : null;
}
