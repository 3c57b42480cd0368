import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { corpusFile, shuffledParagraphs } from './shuffled-corpus.ts';

/** A corpus to measure on, with an index folder of its own. */
export interface BenchmarkCorpus {
  readonly what: string;
  readonly paragraphs: number;
  readonly config: Config;
  /** Writes the corpus anew with so many paragraphs, spread evenly, changed; to other texts each time, with 0 to those it had. */
  change(count: number): Promise<void>;
}

/** Paragraphs of one report: a file is read up to a few MiB. */
const perReport = 1_000;

/** The repository's corpus, in a copy. */
export async function reportCorpus(settings: Config, folder: string): Promise<BenchmarkCorpus> {
  const config = await inFolder(settings, folder);
  await cp(settings.corpusDir, config.corpusDir, { recursive: true });
  const [report] = (await readCorpus(config.corpusDir)).reports;
  if (!report) throw new Error(`There is no report in '${config.corpusDir}'.`);
  const { original, slug } = report;
  const file = path.join(config.corpusDir, `${slug}.md`);
  const text = await readFile(file, 'utf8');
  let changes = 0;
  return {
    what: 'the report and its rendition',
    paragraphs: original.paragraphs.length - 1,
    config,
    // Its last paragraph alone is ever changed.
    change: (count) => writeFile(file, count === 0 ? text : `${text.trimEnd()} ${++changes}\n`),
  };
}

/**
 * An Arabic corpus of any size, made of shuffled sentences.
 * @param sources paragraphs whose sentences it is made of
 */
export async function shuffledCorpus(
  settings: Config,
  folder: string,
  sources: readonly string[],
  paragraphs: number,
): Promise<BenchmarkCorpus> {
  const config = await inFolder(settings, folder);
  const texts = shuffledParagraphs(sources, paragraphs);
  let changes = 0;
  const write = async (all: readonly string[]) => {
    for (let from = 0; from < all.length; from += perReport) {
      const name = `shuffled-${from / perReport + 1}`;
      const content = corpusFile(name, all.slice(from, from + perReport));
      await writeFile(path.join(config.corpusDir, `${name}.md`), content);
    }
  };
  await write(texts);
  return {
    what: `${paragraphs.toLocaleString('en')} paragraphs`,
    paragraphs,
    config,
    change: (count) => write(changed(texts, count, ++changes)),
  };
}

function changed(texts: readonly string[], count: number, round: number): string[] {
  const places = new Set(
    Array.from({ length: count }, (_, at) => Math.floor((at * texts.length) / Math.max(1, count))),
  );
  return texts.map((text, place) => (places.has(place) ? `${text} ${round}` : text));
}

async function inFolder(config: Config, folder: string): Promise<Config> {
  const [corpusDir, indexDir] = [path.join(folder, 'corpus'), path.join(folder, 'index')];
  await mkdir(corpusDir, { recursive: true });
  return { ...config, corpusDir, indexDir, indexUrl: null };
}
