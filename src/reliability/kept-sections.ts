import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type KeptSection, reliabilityPage } from './page.ts';

const keptSection = z.strictObject({
  name: z.string(),
  date: z.iso.date(),
  machine: z.string(),
  seconds: z.number(),
  title: z.string(),
  method: z.string(),
  trials: z.array(
    z.strictObject({
      what: z.string(),
      tried: z.int().nonnegative(),
      survived: z.int().nonnegative(),
      exceptions: z.array(z.string()),
      note: z.string().exactOptional(),
    }),
  ),
  figures: z.array(z.tuple([z.string(), z.string()])).exactOptional(),
});

const fileOf = (docs: string, name: string): string => path.join(docs, 'reliability', `${name}.json`);

export async function keepSection(docs: string, section: KeptSection): Promise<void> {
  const file = fileOf(docs, section.name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(section, null, 2)}\n`);
}

/** Null where the section was never run to its end. */
async function readKept(docs: string, name: string): Promise<KeptSection | null> {
  try {
    return keptSection.parse(JSON.parse(await readFile(fileOf(docs, name), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The page of what is kept, in the order of the names. */
export async function keptPage(docs: string, names: Iterable<string>): Promise<string> {
  const kept = await Promise.all([...names].map((name) => readKept(docs, name)));
  return reliabilityPage(kept.filter((section) => section !== null));
}
