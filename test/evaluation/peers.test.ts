import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { langchainHnsw, langchainMemory } from '../../src/evaluation/peers/langchain.ts';
import { loadPeer, PeersMissing, peerVersion } from '../../src/evaluation/peers/load.ts';
import { miniSearch } from '../../src/evaluation/peers/minisearch.ts';
import { oramaFullText, oramaHybrid } from '../../src/evaluation/peers/orama.ts';
import { sqliteFts } from '../../src/evaluation/peers/sqlite.ts';
import { root } from '../scripts/command.ts';

/** The peers have an installation of their own, which a fresh clone is without. */
const installed = existsSync(path.join(root, 'peers', 'node_modules'));

const passages = [
  { text: 'وقال المتحدث باسم التحالف إن التنسيق مستمر', vector: [1, 0, 0] },
  { text: 'هاجم عناصر التنظيم قرية معيزيلة في مخمور', vector: [0, 1, 0] },
  { text: 'اجتمع ممثلون عن الوزارتين في أربيل', vector: [0, 0, 1] },
  { text: 'شهدت مخمور هجمات أخرى', vector: [0, 0.8, 0.6] },
];
const question = 'من هاجم قرية معيزيلة في مخمور؟';
const vector = [0.1, 0.98, 0.1];

describe.skipIf(!installed)('a peer', () => {
  it.each([miniSearch, sqliteFts, oramaFullText, oramaHybrid, langchainMemory, langchainHnsw])(
    '$name, $setUp, finds the passage, and the next one where it is left out',
    async (peer) => {
      const search = await peer.open(passages, 'ar');
      const found = await search(question, vector, new Set());
      expect(found[0]?.passage).toBe(1);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
      const rest = await search(question, vector, new Set([1]));
      expect(rest.map(({ passage }) => passage)).not.toContain(1);
      expect(rest[0]?.passage).toBe(3);
      expect(await search(question, vector, new Set())).toEqual(found);
      expect(await peerVersion(peer.package)).toMatch(/^\d+\.\d+\.\d+/);
    },
  );
});

describe('loadPeer', () => {
  it('tells a package that is not installed from one that fails', async () => {
    await expect(loadPeer('isnad-no-such-package')).rejects.toBeInstanceOf(PeersMissing);
    await expect(loadPeer('node:no-such-module')).rejects.not.toBeInstanceOf(PeersMissing);
  });
});
