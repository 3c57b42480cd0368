import { mkdir, rm } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import type { IndexUnderTest } from './index-under-test.ts';
import type { Harm } from './interposition.ts';
import type { Outcome, Reindex } from './reindexing.ts';

/** One operation of a reindexing, and what comes upon it. */
export interface Point {
  /** From 1. */
  readonly at: number;
  readonly harm: Harm;
}

/** After this operation the new generation is the live one. */
const turningPoint = 'rename current.partial current';
/** What removing a folder is made of: where it fails, something stays until the next reindexing. */
const removing = /^(lstat|rmdir|unlink|readdir) /;

/**
 * Lets harm come upon one operation of a reindexing of a copy of the index, and looks at what becomes of it.
 * @param folder a name that is not taken; the folder is gone afterwards
 * @returns what was not as it should be, or null
 */
export async function tryPoint(
  index: IndexUnderTest,
  { reindex, next }: { readonly reindex: Reindex; readonly next: Reindex },
  folder: string,
  point: Point,
): Promise<string | null> {
  await mkdir(folder);
  try {
    const config = await index.copyInto(folder);
    const outcome = await reindex(config, folder, point.harm, point.at);
    const operation = outcome.operations[point.at - 1] ?? 'none';
    const named = (fault: string): string =>
      `${point.at} (${nameless(operation)}), ${described(point.harm)}: ${fault}`;
    const old = await index.isOld(config);
    const left = await index.leftovers(config);
    const faults = [
      point.harm.kind === 'kill'
        ? faultOfKilled(outcome, point, old)
        : faultOfFailed(outcome, { old, left, operation }),
      await index.faultOfAnswer(config),
      await faultOfNext(index, config, () => next(config, folder, null, 0)),
    ];
    const fault = faults.find((each) => each !== null);
    return fault === undefined ? null : named(fault);
  } catch (error) {
    return `${point.at}, ${described(point.harm)}: ${(error as Error).message}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function faultOfNext(
  index: IndexUnderTest,
  config: Config,
  next: () => Promise<Outcome>,
): Promise<string | null> {
  const { status, complaints } = await next();
  if (status !== 0 || complaints.length > 0) return `the next reindexing complains so: ${complaints}`;
  const left = await index.leftovers(config);
  if (left.length > 0) return `the next reindexing left ${left.map(nameless).join(', ')}`;
  if (await index.isOld(config)) return 'the next reindexing changed nothing';
  return index.faultOfAnswer(config);
}

const described = (harm: Harm): string => (harm.kind === 'kill' ? `killed ${harm.when} it` : harm.code);

/** What a reindexing that succeeded may say of a disk that failed it. */
const warning = /^The (index is as it should be|new index answers), but /;

/** Names of generations and claims differ from run to run. */
const nameless = (operation: string): string =>
  operation.replace(/\d{8}T\d{6}Z-[0-9a-f]{8}/g, '<generation>').replace(/\d+-\w+-[0-9a-f]{16}/g, '<claim>');

function faultOfKilled(
  { status, signal, operations }: Outcome,
  { at, harm }: Point,
  old: boolean,
): string | null {
  if (signal !== 'SIGKILL') return `it was not killed: it ended with ${signal ?? status}`;
  const turn = operations.indexOf(turningPoint) + 1;
  const turned = turn > 0 && (turn < at || (harm.kind === 'kill' && harm.when === 'after'));
  if (turned === old) return `the ${old ? 'old' : 'new'} generation is live`;
  return null;
}

export function faultOfFailed(
  { status, complaints }: Outcome,
  {
    old,
    left,
    operation,
  }: { readonly old: boolean; readonly left: readonly string[]; readonly operation: string },
): string | null {
  if (status === 0) {
    if (old) return 'it reports success, and the old generation is live';
    const odd = complaints.find((line) => !warning.test(line));
    return odd === undefined ? null : `it complains so: ${odd}`;
  }
  if (status !== 1) return `it ended with ${status}`;
  const [line = '', ...more] = complaints;
  if (more.length > 0 || !/^The index could not be (written|read) \(.*\)\. /.test(line))
    return `it complains so: ${complaints.join(' / ')}`;
  if (!old) return 'it reports a failure, and the new generation is live';
  if (left.length > 0 && !removing.test(operation)) return `it left ${left.map(nameless).join(', ')}`;
  return null;
}
