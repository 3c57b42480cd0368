import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Language } from '../core/language.ts';
import { type Frequencies, parseFrequencies } from '../core/lexicon/frequencies.ts';
import { parseSynonyms, type Synonyms } from '../core/lexicon/synonyms.ts';
import { parseTranslations } from '../core/lexicon/translations.ts';

const bundled = new URL('../../lexicon/', import.meta.url);

async function readList(name: string, folder: URL): Promise<string> {
  const bytes = await readFile(fileURLToPath(new URL(name, folder)));
  return (name.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
}

/** The frequency lists, long ones both, each parsed when it is first asked for: a single question needs one. */
class ParsedWhenAsked implements Record<Language, Frequencies> {
  readonly #texts: Record<Language, string>;
  readonly #parsed: Partial<Record<Language, Frequencies>> = {};

  constructor(ar: string, en: string) {
    this.#texts = { ar, en };
  }

  get ar(): Frequencies {
    return this.#in('ar');
  }

  get en(): Frequencies {
    return this.#in('en');
  }

  #in(language: Language): Frequencies {
    this.#parsed[language] ??= parseFrequencies(this.#texts[language]);
    return this.#parsed[language];
  }
}

/**
 * The word lists that every question needs.
 * @param folder ends with a slash
 */
export async function readWordLists(folder = bundled): Promise<{
  frequencies: Record<Language, Frequencies>;
  synonyms: Record<Language, Synonyms>;
}> {
  const [
    arabicCounts = '',
    englishCounts = '',
    arabicSets = '',
    dialect = '',
    families = '',
    related = '',
    englishSets = '',
  ] = await Promise.all(
    [
      'frequency.ar.tsv.gz',
      'frequency.en.tsv.gz',
      'synonyms.ar.tsv',
      'iraqi.tsv',
      'families.ar.tsv',
      'related.ar.tsv',
      'synonyms.en.tsv',
    ].map((name) => readList(name, folder)),
  );
  return {
    frequencies: new ParsedWhenAsked(arabicCounts, englishCounts),
    synonyms: {
      ar: parseSynonyms('ar', { sets: arabicSets, dialect, families, related }),
      en: parseSynonyms('en', { sets: englishSets }),
    },
  };
}

/** The English → Arabic lexicon, which only an English question over a text without an English rendition needs. */
export async function readTranslations(folder = bundled): Promise<Synonyms> {
  const lists = ['en-ar.tsv.gz', 'en-ar.common.tsv'].map((name) => readList(name, folder));
  const [learned, common] = await Promise.all(lists);
  return parseTranslations(learned ?? '', common ?? '');
}
