import { ranksBySignal } from '../ablation.ts';
import type { Examined } from '../examiner.ts';
import type { Judged } from '../measures.ts';
import { signals } from '../signals.ts';
import { type Row, table } from './markdown.ts';

const readable = signals.filter(({ read }) => read !== null);

/**
 * The questions that went wrong, a row each; of those that the corpus answers, with the rank of the first paragraph that
 * does under each signal by itself.
 * @param examined the questions that the corpus answers
 * @param head names of the cells that `cellsOf` gives, by which a question is known
 */
export function missesTable(
  judged: readonly Judged[],
  examined: readonly Examined[],
  head: Row,
  cellsOf: (each: Judged) => Row,
): string {
  const looked = new Map(examined.map((each) => [each.known.id, each]));
  const rows = judged.flatMap((each) => {
    const faults = faultsOf(each);
    if (faults.length === 0) return [];
    const beneath = each.answerable ? looked.get(each.id) : undefined;
    const ranks = readable.map((signal) => (beneath ? String(ranksBySignal(beneath, signal)[0] ?? '–') : ''));
    return [[...cellsOf(each), faults.join('; '), ...ranks]];
  });
  return table([...head, 'what went wrong', ...readable.map(({ name }) => name)], rows);
}

function faultsOf({ answerable, answered, ranks, probability, sentence, found }: Judged): string[] {
  const faults: string[] = [];
  const [rank] = ranks;
  if (answerable && rank !== 1) faults.push(`right at rank ${rank ?? '> 25'}, first ${found}`);
  if (answerable && rank === 1 && !sentence) faults.push('another sentence');
  if (answerable && !answered) faults.push(`declined (${probability.toFixed(2)})`);
  if (!answerable && answered) faults.push(`answered (${probability.toFixed(2)}) by ${found}`);
  return faults;
}
