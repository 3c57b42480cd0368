import fc from 'fast-check';
import { type AnalyzedQuestion, analyzeQuestion } from '../../../src/core/answering/question.ts';
import type { MatchingKnowledge } from '../../../src/core/retrieval/alternatives.ts';
import { buildLexicalIndex, type LexicalIndex } from '../../../src/core/retrieval/lexical-index.ts';
import { matchTerms, Vocabulary } from '../../../src/core/retrieval/term-matches.ts';

export const onlyWords: MatchingKnowledge = {
  alternatives: null,
  translatedSynonyms: null,
  synonymsOfTranslations: null,
  acrossScripts: false,
  isKnown: () => true,
};

const word = fc.oneof(
  fc.constantFrom(
    'القوات',
    'قوات',
    'للقوات',
    'هجوم',
    'هاجم',
    'مخمور',
    'مخومر',
    'بغداد',
    'محافظتين',
    'محافظة',
    'من',
    'في',
  ),
  fc.constantFrom(
    'متى',
    'كم',
    'منو',
    'وين',
    'who',
    'when',
    'forces',
    'attack',
    'Makhmur',
    'رئيس',
    '2021',
    '٣٥',
    'أيلول',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '. ', '؟ ', '\n')), { maxLength: 20 })
  .map((parts) => parts.flat().join(''));

/** Texts of a corpus, some of them empty. */
export const anyTexts = fc.array(
  fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.constant('') }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

export const anyQuestion: fc.Arbitrary<AnalyzedQuestion> = text.map(analyzeQuestion);

/** How well each word of a text stands for a question's word. */
export function similaritiesIn(
  texts: string,
  term: string,
  knowledge: MatchingKnowledge,
): Map<string, number> {
  const index = indexOf(texts);
  const matches = matchTerms(new Vocabulary(index), [term], knowledge);
  return new Map([...matches].map(([id, found]) => [index.words[id] as string, found[0]?.similarity ?? 0]));
}

export const indexOf = (...texts: string[]): LexicalIndex =>
  buildLexicalIndex(/\p{Script=Arabic}/u.test(texts.join('')) ? 'ar' : 'en', texts);
