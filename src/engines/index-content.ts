import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { listPassages, type Passage } from '../core/corpus/passages.ts';
import type { Report } from '../core/corpus/report.ts';
import { IsnadError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { LexicalIndex } from '../core/retrieval/lexical-index.ts';
import type { VectorIndex } from '../core/vector-index.ts';
import { buildHnsw, openHnsw } from './hnsw.ts';
import type { Generation } from './index-store/generation.ts';

/** A passage as the index keeps it: its place, its offsets and what its text hashes to. Its vector is at its own place. */
export interface IndexedPassage {
  readonly document: string;
  readonly paragraph: number;
  readonly language: Language;
  readonly start: number;
  readonly end: number;
  /** SHA-256 of language and text. */
  readonly hash: string;
}

/** Everything that a generation holds, in memory. */
export interface IndexContent {
  readonly reports: readonly Report[];
  /** In the order of their vectors. */
  readonly passages: readonly Passage[];
  readonly lexical: readonly LexicalIndex[];
  readonly vectors: VectorIndex;
}

const files = {
  reports: 'reports.json',
  passages: 'passages.json',
  vectors: 'vectors.f32',
  graph: 'vectors.hnsw',
  lexical: 'lexical.bin',
} as const;

export const passageHash = (passage: Passage): string =>
  createHash('sha256').update(`${passage.language}\0${passage.text}`).digest('hex');

/**
 * Writes a generation's files into its folder.
 * @param vectors one a passage, in order
 */
export async function writeIndexContent(
  folder: string,
  content: {
    readonly reports: readonly Report[];
    readonly passages: readonly IndexedPassage[];
    readonly lexical: readonly LexicalIndex[];
    readonly vectors: readonly Float32Array[];
  },
): Promise<void> {
  const dimensions = content.vectors[0]?.length ?? 0;
  const flat = new Float32Array(content.vectors.length * dimensions);
  for (const [place, vector] of content.vectors.entries()) flat.set(vector, place * dimensions);
  await writeFile(path.join(folder, files.reports), JSON.stringify(content.reports));
  await writeFile(path.join(folder, files.passages), JSON.stringify(content.passages));
  await writeFile(path.join(folder, files.vectors), Buffer.from(flat.buffer));
  await writeFile(path.join(folder, files.lexical), serialize(content.lexical));
  await buildHnsw(content.vectors, path.join(folder, files.graph));
}

/** Opens a generation, whose files the store has checked, for answering. */
export async function readIndexContent(generation: Generation): Promise<IndexContent> {
  const { folder, manifest } = generation;
  const [reports, lexical, vectors] = await Promise.all([
    readFile(path.join(folder, files.reports), 'utf8'),
    readFile(path.join(folder, files.lexical)),
    openHnsw(path.join(folder, files.graph), {
      dimensions: manifest.model.dimensions,
      size: manifest.counts.passages,
    }),
  ]);
  const content = {
    reports: JSON.parse(reports) as Report[],
    lexical: deserialize(lexical) as LexicalIndex[],
    vectors,
  };
  const passages = listPassages(content.reports);
  if (passages.length !== vectors.size) {
    throw new IsnadError(
      'INDEX_DAMAGED',
      path.join(folder, files.reports),
      `expected ${vectors.size} passages, found ${passages.length}`,
    );
  }
  return { ...content, passages };
}

/** What a later generation carries over: the passages of this one with their vectors. */
export async function readIndexedPassages(
  generation: Generation,
): Promise<{ passages: IndexedPassage[]; vectors: Float32Array[] }> {
  const { folder, manifest } = generation;
  const passages = JSON.parse(await readFile(path.join(folder, files.passages), 'utf8')) as IndexedPassage[];
  const bytes = await readFile(path.join(folder, files.vectors));
  const { dimensions } = manifest.model;
  const flat = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return {
    passages,
    vectors: passages.map((_, place) => flat.subarray(place * dimensions, (place + 1) * dimensions)),
  };
}
