import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairKey, readPairAnswers } from '../../../src/evaluation/cases/pair-answers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-pair-answers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('pairKey', () => {
  it('is another for another question or passage', () => {
    const keys = [pairKey('أين؟', 'هنا'), pairKey('متى؟', 'هنا'), pairKey('أين؟', 'هناك')];
    expect(new Set(keys).size).toBe(3);
    expect(pairKey('أين؟', 'هنا')).toBe(keys[0]);
  });
});

describe('readPairAnswers', () => {
  it('reads the labels that the repository ships, each key once', async () => {
    const file = fileURLToPath(new URL('../../../training/pair-answers.jsonl', import.meta.url));
    const labels = await readPairAnswers(file);
    expect(labels.size).toBe(1969);
    for (const [key, { pair }] of labels) expect(pair).toBe(key);
  });

  it('names file and line of what is no label', async () => {
    const file = path.join(folder, 'answers.jsonl');
    await writeFile(
      file,
      `${JSON.stringify({ pair: 'abcdef012345', answer: 'هنا', english: 'Where?' })}\n{}\n`,
    );
    await expect(readPairAnswers(file)).rejects.toMatchObject({ code: 'CORPUS_FAULT' });
    await expect(readPairAnswers(file)).rejects.toThrow('answers.jsonl:2');
  });
});
