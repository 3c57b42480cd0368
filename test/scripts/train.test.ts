import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder } from '../../src/engines/embedding/embedder.ts';
import { recipe } from '../../src/training/recipe.ts';
import { reportPairs } from '../training/report-pairs.ts';
import { run, start, temporaryFolder } from './command.ts';

describe('npm run train', () => {
  let data: string;
  beforeAll(async () => {
    data = path.join(await temporaryFolder(afterAll), 'data');
    await mkdir(data);
    for (const [name, pairs] of await reportPairs()) {
      const lines = pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('');
      await writeFile(path.join(data, `${name}.jsonl.gz`), gzipSync(lines));
    }
  });

  it('writes a model that loads, and goes on where it was stopped', { timeout: 120_000 }, async () => {
    const out = path.join(await temporaryFolder(), 'made');
    const args = ['--data', data, '--out', out, '--steps', '2', '--threads', '1'];
    const first = start('train.ts', args);
    let said = '';
    first.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (text.includes('training…')) first.kill('SIGINT');
    });
    expect(await new Promise((resolve) => first.once('close', resolve))).toBe(1);
    expect(said).toMatch(/Stopped at step [01] of 2\. The same command goes on from there\./);
    expect(await readdir(out)).toEqual(['checkpoint.v8']);

    const second = await run('train.ts', args);
    expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining('1536 dimensions') });
    expect((await readdir(out)).sort()).toEqual([
      'config.json',
      'onnx',
      'tokenizer.json',
      'tokenizer_config.json',
      'training.svg',
    ]);
    const embedder = createEmbedder({ model: out, modelDir: data });
    expect(await embedder.identity()).toMatchObject({ dimensions: recipe.dimensions });
    await embedder.close();
  });

  it('writes the lexicon', async () => {
    const out = await temporaryFolder();
    const outcome = await run('train.ts', ['--data', data, '--lexicon', '--out', out]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const lines = gunzipSync(await readFile(path.join(out, 'en-ar.tsv.gz'))).toString('utf8');
    expect(lines).toMatch(/^minister\t.*وزير/m);
  });

  it.each([
    [['--steps', '3'], /--data: expected the folder of pairs/],
    [['--data', 'x', '--steps', '0'], /--steps: expected a whole number above 0, got '0'/],
    [['--data', 'x', '--seed', 'one'], /--seed: expected a whole number, got 'one'/],
  ])('%j is wrong usage', async (args, message) => {
    expect(await run('train.ts', args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });

  it('names a folder of data that is not there', async () => {
    const missing = path.join(data, 'nowhere');
    const outcome = await run('train.ts', ['--data', missing]);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain(missing);
  });
});
