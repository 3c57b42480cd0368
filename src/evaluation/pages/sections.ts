import type { Ablation } from '../ablation.ts';
import type { Mistyped, Reworded } from '../asking-all.ts';
import type { MarkedSentences } from '../marked-sentences.ts';
import { type Judged, measure } from '../measures.ts';
import type { PeerResults } from '../peers/compare.ts';
import type { Published } from '../published.ts';
import { reliabilityOf } from '../reliability.ts';
import { change, figure, table } from './markdown.ts';
import { ablationTable, peersTable, reliabilityTable } from './tables.ts';

/** @param peers null where they are not installed */
export const peersSection = (
  own: readonly Judged[],
  peers: readonly PeerResults[] | null,
  published: readonly Published[],
): string[] => [
  '### Beside other search libraries',
  peers
    ? 'Run in the same process over the same passages. A paragraph is found where the best of its passages is. AUROC is that of the best score, since none of them declines.'
    : 'The other libraries were not installed (`npm ci --prefix peers`), so that they are missing here.',
  ...(published.length > 0
    ? ['What is marked as published was measured by its authors, over the paragraphs without the titles.']
    : []),
  peersTable(own, peers ?? [], published),
];

export const reliabilitySection = (judged: readonly Judged[]): string[] => [
  '### The score as a probability',
  "The first excerpt's `score`, and how often that excerpt is of a paragraph that answers.",
  reliabilityTable(reliabilityOf(judged)),
];

export const ablationSection = (judged: readonly Judged[], ablations: readonly Ablation[]): string[] => [
  '### What each signal is worth',
  'Each signal by itself, and all but it: its weights at zero, the others as they were fitted beside it.',
  ablationTable(judged, ablations),
];

export const markedSection = ({ questions, two, found, foundByBest }: MarkedSentences): string[] => [
  '### One sentence or two',
  'Where a neighbour of the best sentence may as well hold the answer, both are marked; from which likelihood on was chosen on questions to fit on. Shares of the answerable questions.',
  table(
    ['questions', 'two are marked', 'sentence, as marked', 'sentence, the best alone'],
    [[String(questions), figure(two), figure(found), figure(foundByBest)]],
  ),
];

export function mistypedSection({ asWritten, mistyped }: Mistyped): string[] {
  const [before, after] = [measure(asWritten), measure(mistyped)];
  const row = (name: string, { recallAt1, recallAt3, reciprocalRank }: typeof before) => [
    name,
    figure(recallAt1),
    figure(recallAt3),
    figure(reciprocalRank),
  ];
  return [
    '### Mistyped',
    `${asWritten.length} times a question with a word of five letters or more: as it is written, and with one random edit in one such word.`,
    table(
      ['', 'recall@1', 'recall@3', 'MRR@10'],
      [
        row('as written', before),
        row('with one edit', after),
        [
          'change',
          change((after.recallAt1 ?? 0) - (before.recallAt1 ?? 0)),
          change((after.recallAt3 ?? 0) - (before.recallAt3 ?? 0)),
          change((after.reciprocalRank ?? 0) - (before.reciprocalRank ?? 0)),
        ],
      ],
    ),
  ];
}

export function rewordedSection(reworded: readonly Reworded[]): string[] {
  const [changed, same] = [
    reworded.reduce((sum, each) => sum + each.changed, 0),
    reworded.reduce((sum, each) => sum + each.same, 0),
  ];
  return [
    '## Written otherwise',
    `The same questions of both halves, written in ${reworded.length} other ways: of ${changed} that a way changes, ${same} have the same answer to the letter, with the same score.`,
    table(
      ['', 'changes', 'same answer'],
      reworded.map((each) => [each.way, String(each.changed), String(each.same)]),
    ),
  ];
}
