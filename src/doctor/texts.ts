import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCorpus } from '../engines/corpus-folder.ts';
import { readTranslations, readWordLists } from '../engines/lexicon-files.ts';
import { type Found, fault, fine } from './finding.ts';

/** Whether every report of the corpus can be read. */
export async function checkCorpus(corpusDir: string): Promise<Found> {
  const { reports } = await readCorpus(corpusDir);
  const count = reports.length === 1 ? '1 report' : `${reports.length} reports`;
  return fine(`${count} in '${corpusDir}'`);
}

/** Whether every word list is there and whole. */
export async function checkLexicon(root: string): Promise<Found> {
  const folder = path.join(root, 'lexicon');
  const restore = 'Put the folder back as it was: git checkout -- lexicon';
  const url = pathToFileURL(`${folder}${path.sep}`);
  try {
    const [{ frequencies, synonyms }, translations] = await Promise.all([
      readWordLists(url),
      readTranslations(url),
    ]);
    const counts = [frequencies.ar.counts, frequencies.en.counts].map(({ size }) => size);
    if (counts.includes(0) || !synonyms || !translations)
      return fault(`A word list in '${folder}' is empty. ${restore}`);
    return fine(`${counts.reduce((sum, count) => sum + count, 0)} words of general text`);
  } catch (error) {
    return fault(`The word lists in '${folder}' could not be read (${(error as Error).message}). ${restore}`);
  }
}
