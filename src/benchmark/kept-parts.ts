import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Figures, figures, type PartName, partNames } from './figures.ts';

/** What one part of the benchmarks found out on one corpus, as its last run left it. */
export interface KeptPart<Name extends PartName = PartName> {
  readonly part: Name;
  /** The corpus, as the page names it. */
  readonly what: string;
  readonly paragraphs: number;
  /** ISO 8601, the day alone. */
  readonly date: string;
  readonly machine: string;
  readonly seconds: number;
  readonly figures: Figures<Name>;
}

/** By part, what is kept of it, smaller corpora first. */
export type Kept = { readonly [Name in PartName]: readonly KeptPart<Name>[] };

const head = z.strictObject({
  part: z.enum(partNames),
  what: z.string(),
  paragraphs: z.int().positive(),
  date: z.iso.date(),
  machine: z.string(),
  seconds: z.number(),
  figures: z.unknown(),
});

const folderOf = (docs: string): string => path.join(docs, 'benchmarks');

/** Six significant digits: times are not known any better. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;

/** Keeps a part in a file of its own, in place of what an earlier run found out. */
export async function keepPart(docs: string, part: KeptPart): Promise<void> {
  await mkdir(folderOf(docs), { recursive: true });
  const file = path.join(folderOf(docs), `${part.part}-${part.paragraphs}.json`);
  await writeFile(file, `${JSON.stringify(part, rounded, 2)}\n`);
}

export async function readKept(docs: string): Promise<Kept> {
  const names = await readdir(folderOf(docs)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const parts = await Promise.all(
    names.map(async (name) => parsePart(await readFile(path.join(folderOf(docs), name), 'utf8'))),
  );
  parts.sort((left, right) => left.paragraphs - right.paragraphs);
  return Object.fromEntries(
    partNames.map((name) => [name, parts.filter(({ part }) => part === name)]),
  ) as unknown as Kept;
}

function parsePart(content: string): KeptPart {
  const part = head.parse(JSON.parse(content));
  return { ...part, figures: figures[part.part].parse(part.figures) };
}
