import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeIndexUnderTest } from '../kills/index-under-test.ts';
import { runScript, startReindexings } from '../kills/reindexing.ts';
import { faultOfFailed, faultOfNext } from '../kills/trials.ts';
import { evenly } from '../sampling.ts';
import { type RunSection, Tally } from '../section.ts';
import { defaultConfig } from '../small-index.ts';

const command = promisify(execFile);
const sizes = { full: 24, brief: 1 } as const;
const mebibyte = 1 << 20;

const method = `The same reindexing, its index folder on a tmpfs of 1 MiB that another file fills but for some pages: from none to as many as the new generation needs, so that the disk is full at another point each time. Survived is it where the script says so in one line, ends with status 1 and leaves nothing, the generation that was live answers as before, and the next reindexing, once the other file is gone, makes the new one live.`;

/** Lets a reindexing run into a disk that is full. Skipped where this user may mount nothing. */
export const run: RunSection = async ({ brief, report }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-disk-'));
  const disk = path.join(folder, 'disk');
  const tally = new Tally('a full tmpfs');
  const section = (note: string) => ({ title: 'A disk that is full', method, trials: [tally.trial(note)] });
  try {
    await mkdir(disk);
    try {
      await command('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
    } catch (error) {
      const reason = String((error as Error).message.trim().split('\n').at(-1));
      report(`not run: ${reason}`);
      return section('not run: this machine lets this user mount nothing');
    }
    const base = path.join(folder, 'base');
    await mkdir(base);
    const index = await makeIndexUnderTest(defaultConfig(), base);
    const reindexings = startReindexings();
    try {
      const pages = await pagesNeeded();
      report(`a reindexing needs ${pages} pages of 4 KiB`);
      const free = Array.from({ length: pages }, (_, count) => count);
      for (const [place, count] of evenly(free, brief ? sizes.brief : sizes.full).entries()) {
        const fault = await faultWith(count, path.join(folder, `log-${place}`));
        tally.add(fault && `${count} pages free: ${fault}`);
      }
      return section(`of ${pages} pages that it needs`);
    } finally {
      reindexings.stop();
      await index.close();
    }

    /** Two generations stand in the index; another one needs half of their pages. */
    async function pagesNeeded(): Promise<number> {
      const { bfree: before } = await statfs(disk);
      const { indexDir } = await index.copyInto(disk);
      const { bfree: after } = await statfs(disk);
      await rm(indexDir, { recursive: true });
      return Math.floor((before - after) / 2);
    }

    async function faultWith(freePages: number, log: string): Promise<string | null> {
      await mkdir(log);
      const config = await index.copyInto(disk);
      const filler = path.join(disk, 'filler');
      const { bfree, bsize } = await statfs(disk);
      await writeFile(filler, Buffer.alloc(Math.min(mebibyte, Math.max(0, bfree - freePages) * bsize)));
      try {
        const outcome = await runScript(config, log, null, 0);
        const old = await index.isOld(config);
        const left = await index.leftovers(config);
        const failed = faultOfFailed(outcome, { old, left, operation: 'a write' });
        if (outcome.status === 0) return 'it was no failure';
        const answered = failed ?? (await index.faultOfAnswer(config));
        await rm(filler);
        return answered ?? (await faultOfNext(index, config, () => reindexings.run(config, log, null, 0)));
      } finally {
        await rm(filler, { force: true });
        await rm(config.indexDir, { recursive: true });
      }
    }
  } finally {
    await command('umount', [disk]).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
};
