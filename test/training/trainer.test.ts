import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PairFiles } from '../../src/training/data/pair-files.ts';
import { modelFiles } from '../../src/training/export/model-files.ts';
import {
  checkpointIn,
  type TrainedModel,
  type TrainModelOptions,
  trainModel,
  writeModel,
} from '../../src/training/train-model.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { reportPairs, smallTraining } from './report-pairs.ts';

const filesOf = ({ model }: TrainedModel) =>
  new Map([...modelFiles(model)].map(([name, content]) => [name, Buffer.from(content)]));

describe('a training', () => {
  let pairs: PairFiles;
  let whole: TrainedModel;
  beforeAll(async () => {
    pairs = await reportPairs();
    whole = await trainModel(pairs, smallTraining);
  });

  /** Trains until a step and no further. */
  async function stoppedAt(step: number, options: TrainModelOptions): Promise<TrainedModel> {
    const ending = new AbortController();
    return trainModel(pairs, {
      ...options,
      signal: ending.signal,
      onStep: (done) => {
        if (done === step) ending.abort();
      },
    });
  }

  it('learns', () => {
    const mean = (losses: readonly number[]) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(whole.finished).toBe(true);
    expect(whole.losses).toHaveLength(smallTraining.steps);
    expect(mean(whole.losses.slice(-6))).toBeLessThan(mean(whole.losses.slice(0, 6)));
  });

  it('gives the same bytes for the same seed, on any number of threads, and others for another', async () => {
    const again = await trainModel(pairs, { ...smallTraining, threads: 2 });
    expect(filesOf(again)).toEqual(filesOf(whole));
    const other = await trainModel(pairs, { ...smallTraining, seed: 8 });
    expect(other.losses).not.toEqual(whole.losses);
    expect(filesOf(other)).not.toEqual(filesOf(whole));
  });

  // Before rows are rounded, at the step where that begins, and after it.
  it.each([5, 12, 17])('stopped at step %i and resumed gives the bytes of one that was not', async (step) => {
    const checkpoint = checkpointIn(await temporaryFolder());
    const options = { ...smallTraining, checkpoint };
    const stopped = await stoppedAt(step, options);
    expect(stopped).toMatchObject({ finished: false });
    const resumed = await trainModel(pairs, options);
    expect(resumed).toMatchObject({ finished: true, resumedAt: step, losses: whole.losses });
    expect(filesOf(resumed)).toEqual(filesOf(whole));
  });

  it('does not go on from the checkpoint of another training', async () => {
    const checkpoint = checkpointIn(await temporaryFolder());
    await stoppedAt(5, { ...smallTraining, checkpoint });
    const other = await stoppedAt(1, { ...smallTraining, seed: 9, checkpoint });
    expect(other).toMatchObject({ resumedAt: 0 });
  });

  it('does not go on from half a checkpoint', async () => {
    const checkpoint = checkpointIn(await temporaryFolder());
    await stoppedAt(5, { ...smallTraining, checkpoint });
    await writeFile(checkpoint, (await readFile(checkpoint)).subarray(0, 5000));
    await expect(trainModel(pairs, { ...smallTraining, checkpoint })).rejects.toMatchObject({
      code: 'CHECKPOINT_DAMAGED',
    });
  });

  it('is written with its curve, and takes its checkpoint away', async () => {
    const folder = await temporaryFolder();
    const checkpoint = checkpointIn(folder);
    await stoppedAt(5, { ...smallTraining, checkpoint });
    await readFile(checkpoint);
    await writeModel(folder, whole, checkpoint);
    await expect(readFile(checkpoint)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readFile(path.join(folder, 'training.svg'), 'utf8')).toMatch(/^<svg .*step 20.*<\/svg>\n$/s);
    for (const [name, content] of filesOf(whole)) {
      expect(Buffer.compare(await readFile(path.join(folder, name)), content)).toBe(0);
    }
  });
});
