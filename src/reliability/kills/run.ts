import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { eachOf, evenly } from '../sampling.ts';
import { type RunSection, Tally, type Trial } from '../section.ts';
import { defaultConfig } from '../small-index.ts';
import { makeIndexUnderTest } from './index-under-test.ts';
import type { Harm } from './interposition.ts';
import { type Reindex, runScript, startReindexings } from './reindexing.ts';
import { tryPoint } from './trials.ts';

const codes = ['ENOSPC', 'EACCES', 'EIO', 'EROFS'] as const;
/** Operations that the script is made to fail at; its exit status and its line on standard error are then its own. */
const scriptFailures = 16;
/** Operations of the short form. */
const brief = { kills: 2, failures: 3, scriptFailures: 1 } as const;

const method = `The script of \`npm run reindex\` brings an index of a small report up to date in which one paragraph changed. A module that is loaded before it stands between Node and libuv and numbers every operation on a file of the index folder, reads and those within \`rm\` and \`writeFile\` included; what hnswlib reads or writes by itself is one operation. At one of them the process kills itself with SIGKILL, or the operation is not done and fails with a code of the system; each time with a fresh copy of the index. Survived is it where the generation that was live answers the same question with the same excerpts (or the new one does, where the pointer had moved), a failure was told in one line with exit status 1 and nothing left behind but what could not be removed, and the next reindexing makes the new generation live and leaves no file but the live generation and the one before it. Where a failure concerns only clearing up, the reindexing succeeds and says so. For kills it is always the script; failures come upon every operation of the same reindexing in processes that keep their model, and upon a sample of them in the script.`;

/** Kills a reindexing, or lets the disk fail it, at every operation on files of its index folder. */
export const run: RunSection = async ({ brief: isBrief, report }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-kills-'));
  const index = await makeIndexUnderTest(defaultConfig(), await inside(folder, 'base'));
  const reindexings = startReindexings(availableParallelism());
  let made = 0;

  async function trial(
    what: string,
    reindex: Reindex,
    harm: Harm,
    places: readonly number[],
  ): Promise<Trial> {
    const tally = new Tally(what);
    let done = 0;
    await eachOf(places, availableParallelism(), async (at) => {
      made += 1;
      tally.add(
        await tryPoint(index, { reindex, next: reindexings.run }, path.join(folder, `trial-${made}`), {
          at,
          harm,
        }),
      );
      done += 1;
      if (done % 50 === 0) report(`${what}: ${done} tried`);
    });
    const counted = tally.trial();
    report(`${what}: ${counted.survived} of ${counted.tried}`);
    for (const exception of counted.exceptions) report(exception);
    return counted;
  }

  try {
    const undisturbed = await inside(folder, 'undisturbed');
    const { operations } = await runScript(await index.copyInto(undisturbed), undisturbed, null, 0);
    const all = operations.map((_, place) => place + 1);
    report(`${all.length} operations on files of the index folder`);

    const trials: Trial[] = [];
    for (const code of codes) {
      const harm: Harm = { kind: 'fail', code };
      const failing = isBrief ? evenly(all, brief.failures) : all;
      trials.push(await trial(`${code} at an operation`, reindexings.run, harm, failing));
      const some = evenly(all, isBrief ? brief.scriptFailures : scriptFailures);
      trials.push(await trial(`${code} at an operation, as the script tells it`, runScript, harm, some));
    }
    const killed = isBrief ? evenly(all, brief.kills) : all;
    for (const when of ['before', 'after'] as const)
      trials.push(await trial(`killed ${when} an operation`, runScript, { kind: 'kill', when }, killed));
    return { title: 'Reindexing killed and failed at every step', method, trials };
  } finally {
    reindexings.stop();
    await index.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function inside(folder: string, name: string): Promise<string> {
  const place = path.join(folder, name);
  await mkdir(place);
  return place;
}
