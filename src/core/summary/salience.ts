import { type AnswerType, suppliesType } from '../answering/answer-type.ts';
import { tokenize } from '../text/tokens.ts';
import { leansOnTextBefore } from './dangling.ts';
import { bagOfStems, likeness } from './likeness.ts';
import type { SummaryCandidate } from './summary.ts';

/**
 * What speaks for a sentence. Chosen on the key facts of the training reports; `npm run evaluate` measures them on the
 * report's. Paragraphs of a news report open with what they add, so opening one counts for much.
 */
const weights = {
  centrality: 1.2,
  heading: 0.6,
  position: 0.8,
  opensParagraph: 0.6,
  facts: 0.25,
  words: -0.25,
  leansOnTextBefore: -0.5,
  relevance: 1.5,
} as const;

/** Who, where, when and how many: words that name one make a sentence likely to state a fact. */
const factTypes: readonly AnswerType[] = ['person', 'place', 'date', 'number'];

/**
 * How much a summary gains by a sentence, before what it repeats is taken off.
 * @param centrality its mean likeness to the other sentences
 */
export function salienceOf(candidate: SummaryCandidate, centrality: number): number {
  const { text, language, vector, heading, paragraph, opensParagraph, relevance } = candidate;
  const stems = bagOfStems(text, language);
  const headingLikeness = likeness(
    { text, vector, stems },
    { ...heading, stems: bagOfStems(heading.text, language) },
  );
  return (
    weights.centrality * centrality +
    weights.heading * headingLikeness +
    weights.position / (1 + Math.max(0, paragraph - 1) / 2) +
    (opensParagraph ? weights.opensParagraph : 0) +
    weights.facts * Math.log1p(factsNamed(text)) +
    weights.words * Math.log(Math.max(1, stems.size)) +
    (leansOnTextBefore(text, language) ? weights.leansOnTextBefore * (opensParagraph ? 0.5 : 1) : 0) +
    weights.relevance * relevance
  );
}

/** Different words that name a person's office, a place, a date or a number. */
function factsNamed(text: string): number {
  const words = [...new Set(tokenize(text).map(({ word }) => word))];
  return factTypes.reduce(
    (sum, type) => sum + words.filter((word) => suppliesType(word, type) === 1).length,
    0,
  );
}
