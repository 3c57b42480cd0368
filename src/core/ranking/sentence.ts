import { type DocumentField, documentFields } from '../answering/document-field.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { Evidence, TextEvidence } from '../retrieval/evidence.ts';

const weights = { coverage: 1, proximity: 0.2, typeSupply: 0.2, earliness: 0.05 } as const;

const sentenceScore = (sentence: Evidence): number =>
  weights.coverage * sentence.coverage +
  weights.proximity * sentence.proximity +
  weights.typeSupply * sentence.typeSupply +
  weights.earliness * sentence.earliness;

/**
 * The place of the sentence that answers best among a text's sentences.
 * In paragraph 0, where title, date and caption are a sentence each, a field that the question names decides.
 */
export function bestSentence(evidence: TextEvidence, question: AnalyzedQuestion, isHeading: boolean): number {
  const named = isHeading ? question.documentFields.find(isField) : undefined;
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [place, sentence] of evidence.sentences.entries()) {
    const score =
      sentenceScore(sentence) + (named !== undefined && documentFields.indexOf(named) === place ? 2 : 0);
    if (score > highest) {
      highest = score;
      best = place;
    }
  }
  return best;
}

const isField = (field: DocumentField | 'document' | null): field is DocumentField =>
  field !== null && field !== 'document';
