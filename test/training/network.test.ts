import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { embedderOf, vectorMaker } from '../../src/training/development-measure.ts';
import { type FinishedModel, modelFiles, writeFiles } from '../../src/training/export/model-files.ts';
import { networkOf } from '../../src/training/export/network.ts';
import { onnxFile } from '../../src/training/export/onnx.ts';
import { trainModel } from '../../src/training/train-model.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { reportPairs, smallTraining } from './report-pairs.ts';

const long = 'أعلنت وزارة الصحة العراقية تسجيل حالات جديدة في نينوى، وقالت الوزارة إن الوزارة ترصد الحالات. ';
const texts = [
  'من هو المتحدث باسم التحالف؟',
  'How many families were displaced by the floods in Maysan?',
  'ما ما ما ما من',
  '',
  '؟!',
  `${'x'.repeat(120)} Erbil`,
  long,
  long.repeat(3),
  long.repeat(80),
];

const cosine = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, place) => sum + value * (right[place] as number), 0);

describe('the network', () => {
  let model: FinishedModel;
  beforeAll(async () => {
    ({ model } = await trainModel(await reportPairs(), smallTraining));
  });

  /** Vectors by the library that the program uses, from files. */
  async function runtimeVectors(network: Uint8Array | null, together = false): Promise<Float32Array[]> {
    const folder = await temporaryFolder();
    await writeFiles(path.join(folder, 'made'), modelFiles(model));
    if (network) {
      await mkdir(path.join(folder, 'made', 'onnx'), { recursive: true });
      await writeFile(path.join(folder, 'made', 'onnx', 'model_quantized.onnx'), network);
    }
    env.localModelPath = folder;
    env.allowRemoteModels = false;
    const extract = await pipeline('feature-extraction', 'made', { quantized: true });
    const options = { pooling: 'mean', normalize: true } as const;
    const vectors: Float32Array[] = [];
    for (const batch of together ? [texts] : texts.map((text) => [text])) {
      const { data, dims } = await extract(batch, options);
      expect(dims).toEqual([batch.length, model.dimensions]);
      for (let place = 0; place < batch.length; place++) {
        vectors.push((data as Float32Array).slice(place * model.dimensions, (place + 1) * model.dimensions));
      }
    }
    return vectors;
  }

  it('gives the vectors of the trainer to 1e-4 before its rows are rounded', async () => {
    const floats = onnxFile(networkOf(model.table, model.dimensions, model.shape));
    const vectors = await runtimeVectors(floats);
    const embed = vectorMaker(model, model.table);
    for (const [place, text] of texts.entries()) {
      const expected = embed(text);
      const apart = Math.max(
        ...expected.map((value, number) => Math.abs(value - (vectors[place]?.[number] ?? Number.NaN))),
      );
      expect(apart, text.slice(0, 40)).toBeLessThan(1e-4);
    }
  });

  it('gives those that the trainer ended with after they are rounded and packed', async () => {
    const vectors = await runtimeVectors(null);
    const embed = embedderOf(model);
    for (const [place, text] of texts.entries()) {
      expect(cosine(embed(text), vectors[place] as Float32Array), text.slice(0, 40)).toBeGreaterThan(0.999);
    }
    // Rounding must not have changed what it learned.
    const exact = vectorMaker(model, model.table);
    for (const text of texts) expect(cosine(embed(text), exact(text))).toBeGreaterThan(0.9);
    // Texts that all had one vector would agree with anything.
    expect(cosine(vectors[0] as Float32Array, vectors[1] as Float32Array)).toBeLessThan(0.9);
  });

  it('gives several texts at once the vectors that each has alone', async () => {
    const alone = await runtimeVectors(null);
    const together = await runtimeVectors(null, true);
    for (const [place, vector] of together.entries()) {
      expect(cosine(vector, alone[place] as Float32Array)).toBeCloseTo(1, 5);
    }
  });
});
