import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { type Passage, passagesOf } from '../core/corpus/passages.ts';
import type { Report } from '../core/corpus/report.ts';
import { IsnadError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { LexicalIndex } from '../core/retrieval/lexical-index.ts';
import type { VectorIndex } from '../core/vector-index.ts';
import { HnswGraph, openHnsw } from './hnsw.ts';
import type { Generation } from './index-store/generation.ts';
import { readWhole, writeWhole } from './whole-file.ts';

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

/** The passages' vectors, before they are written. */
export interface BuiltVectors {
  readonly graph: HnswGraph;
  /** Of each passage the label of its vector in the graph; null where that is its place. */
  readonly labels: readonly number[] | null;
  /** Labels that the graph had when it was last built from nothing. */
  readonly labelsWhenBuilt: number;
  /** Candidates weighed in a search; null: all vectors are compared, where the graph was found to miss too many. */
  readonly efSearch: number | null;
}

/** What `vectors.json` holds of the graph beside it. */
interface VectorLayout extends Omit<BuiltVectors, 'graph'> {
  /** Labels in the graph, those of removed vectors among them. */
  readonly total: number;
}

const files = {
  reports: 'reports.bin',
  passages: 'passages.bin',
  graph: 'vectors.hnsw',
  layout: 'vectors.json',
  lexical: 'lexical.bin',
} as const;

export const passageHash = (passage: Passage): string =>
  createHash('sha256').update(`${passage.language}\0${passage.text}`).digest('hex');

const write = (folder: string, name: string, bytes: Uint8Array): Promise<void> =>
  writeWhole(path.join(folder, name), bytes);

/** Writes the words of a generation into its folder. */
export const writeLexical = (folder: string, lexical: readonly LexicalIndex[]): Promise<void> =>
  write(folder, files.lexical, serialize(lexical));

/** Writes what else a generation holds into its folder, and lets go of the graph. */
export async function writeIndexContent(
  folder: string,
  content: {
    readonly reports: readonly Report[];
    readonly passages: readonly IndexedPassage[];
    readonly vectors: BuiltVectors;
  },
): Promise<void> {
  const { graph, ...layout } = content.vectors;
  const written: VectorLayout = { total: graph.labels, ...layout };
  await Promise.all([
    graph.write(path.join(folder, files.graph)),
    write(folder, files.layout, Buffer.from(JSON.stringify(written))),
    write(folder, files.reports, serialize(content.reports)),
    write(folder, files.passages, serialize(content.passages)),
  ]);
  graph.release();
}

/** Opens a generation, whose files the store has checked, for answering. */
export async function readIndexContent(generation: Generation): Promise<IndexContent> {
  const opened = await openContent(generation);
  const passages = await listInTurns(opened.reports);
  expectPassages(generation, passages, opened.vectors);
  return { ...opened, passages };
}

/**
 * Opens a generation as for answering, to see that it can be. Its passages are those that were written rather than listed
 * from the reports again.
 * @throws IsnadError INDEX_DAMAGED
 */
export async function tryIndexContent(generation: Generation): Promise<void> {
  const [{ vectors }, passages] = await Promise.all([
    openContent(generation),
    readIndexedPassages(generation),
  ]);
  expectPassages(generation, passages, vectors);
}

async function openContent(generation: Generation): Promise<Omit<IndexContent, 'passages'>> {
  const { folder, manifest } = generation;
  const [vectors, reports, lexical] = await Promise.all([
    readLayout(generation).then(({ total, labels, efSearch }) =>
      openHnsw(path.join(folder, files.graph), {
        dimensions: manifest.model.dimensions,
        size: manifest.counts.passages,
        labels: total,
        places: labels && Uint32Array.from(labels),
        efSearch,
      }),
    ),
    readSerialized<Report[]>(generation, files.reports),
    readSerialized<LexicalIndex[]>(generation, files.lexical),
  ]);
  return { reports, lexical, vectors };
}

function expectPassages(
  { folder }: Generation,
  passages: readonly unknown[],
  { size }: Pick<VectorIndex, 'size'>,
): void {
  if (passages.length !== size)
    throw new IsnadError(
      'INDEX_DAMAGED',
      path.join(folder, files.reports),
      `expected ${size} passages, found ${passages.length}`,
    );
}

/** Passages that are read off the reports between two turns of the event loop: some milliseconds. */
const passagesPerTurn = 200;

async function listInTurns(reports: readonly Report[]): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const passage of passagesOf(reports)) {
    if (passages.push(passage) % passagesPerTurn === 0) await setImmediate();
  }
  return passages;
}

/** The passages of a generation, in the order of their vectors. */
export const readIndexedPassages = (generation: Generation): Promise<IndexedPassage[]> =>
  readSerialized(generation, files.passages);

/** What a later generation goes on from. */
export interface CarriedContent {
  readonly reports: readonly Report[];
  readonly lexical: readonly LexicalIndex[];
  readonly vectors: BuiltVectors;
}

export async function readCarriedContent(generation: Generation): Promise<CarriedContent> {
  const [vectors, reports, lexical] = await Promise.all([
    openGraph(generation),
    readSerialized<Report[]>(generation, files.reports),
    readSerialized<LexicalIndex[]>(generation, files.lexical),
  ]);
  return { reports, lexical, vectors };
}

async function openGraph(generation: Generation): Promise<BuiltVectors> {
  const { total, ...layout } = await readLayout(generation);
  const shape = { dimensions: generation.manifest.model.dimensions, labels: total };
  const graph = await HnswGraph.open(path.join(generation.folder, files.graph), shape);
  return { graph, ...layout };
}

const readLayout = async ({ folder }: Generation): Promise<VectorLayout> =>
  JSON.parse((await readWhole(path.join(folder, files.layout))).toString('utf8')) as VectorLayout;

/** Strings and typed arrays are in memory as they are on the disk: JSON takes ten times as long. */
const readSerialized = async <Content>({ folder }: Generation, name: string): Promise<Content> =>
  deserialize(await readWhole(path.join(folder, name))) as Content;
