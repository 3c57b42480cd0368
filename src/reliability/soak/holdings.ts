import type { Trial } from '../section.ts';
import type { Holding } from './bot-process.ts';

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? 0;
};

/** The medians of what was held in each third of the time, in bytes. */
const thirdsOf = (holdings: readonly Holding[], of: (holding: Holding) => number): number[] => {
  const length = holdings.length / 3;
  return [0, 1, 2].map((third) =>
    median(holdings.slice(Math.round(third * length), Math.round((third + 1) * length)).map(of)),
  );
};

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** What may be more in the last third than in the first: what a heap of this size moves by anyway. */
const slack = { share: 1.05, bytes: 3 * 2 ** 20 } as const;

const kinds: readonly (readonly [string, (holding: Holding) => number])[] = [
  ['heap of the bot', ({ heapUsed }) => heapUsed],
  ['memory outside of the heap', ({ external }) => external],
  ['resident memory of the bot', ({ rss }) => rss],
];

/** A model is freed by no collection, so that this is told and not judged. */
const embeddingMemory: (typeof kinds)[number] = [
  'resident memory of its embedding process',
  ({ childrenRss }) => childrenRss,
];

/** Whether memory grew from the first third to the last. */
export const memoryTrials = (holdings: readonly Holding[]): Trial[] =>
  kinds.map(([what, of]) => {
    const [first = 0, , last = 0] = thirdsOf(holdings, of);
    const grew = last > first * slack.share + slack.bytes;
    return {
      what: `${what} after a collection, the last third no more than the first`,
      tried: 1,
      survived: grew ? 0 : 1,
      exceptions: grew ? [`it grew from ${megabytes(first)} to ${megabytes(last)}`] : [],
    };
  });

export const memoryFigures = (holdings: readonly Holding[]): [string, string][] =>
  [...kinds, embeddingMemory].map(([what, of]) => [
    `${what}, median of each third`,
    thirdsOf(holdings, of).map(megabytes).join(' · '),
  ]);

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
