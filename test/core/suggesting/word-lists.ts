import { readWordLists } from '../../../src/engines/lexicon-files.ts';

/** The real frequencies of general text, in both languages. */
export const { frequencies } = await readWordLists();
