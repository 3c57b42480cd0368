import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GenerationDescription } from '../../../src/engines/index-store/manifest.ts';
import type { GenerationWriter } from '../../../src/engines/index-store/store.ts';

export const description: GenerationDescription = {
  program: '1.2.3',
  createdAt: '2026-01-02T03:04:05.000Z',
  model: {
    id: 'some/model',
    fingerprint: 'f',
    dimensions: 4,
    pooling: 'mean',
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
  },
  counts: { documents: 1, passages: 2 },
  corpus: { hash: 'a'.repeat(64), stamp: 's' },
};

/** Writes `content` as `passages.json`, beside a small second file. */
export const writing = (content: string): GenerationWriter => ({
  async build(folder) {
    await writeFile(path.join(folder, 'passages.json'), content);
    await writeFile(path.join(folder, 'graph.bin'), Buffer.from([1, 2, 3, 4]));
    return description;
  },
  async verify() {},
});
