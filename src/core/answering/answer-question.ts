import type { Report } from '../corpus/report.ts';
import { type RankedCandidate, type RankingWeights, rank } from '../ranking/ranker.ts';
import { markedSentences, type SentenceWeights } from '../ranking/sentence.ts';
import type { LeftOut } from '../retrieval/left-out.ts';
import type { DenseHit, Retriever } from '../retrieval/retriever.ts';
import type { Excerpt } from './answer.ts';
import { type AnswerabilityWeights, answerProbability } from './answerability.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { isVerbatim, makeExcerpt } from './excerpt.ts';
import type { AnalyzedQuestion } from './question.ts';

/** Apart for paragraphs that were read in the question's own language and for others. */
interface ByReading<Value> {
  readonly sameLanguage: Value;
  readonly acrossLanguages: Value;
}

/** What was fitted on labelled questions. */
export interface AnsweringModel {
  readonly sentence: SentenceWeights;
  readonly ranking: RankingWeights;
  readonly answerability: AnswerabilityWeights;
  readonly calibration: ByReading<Calibration>;
  /** From which probability on a question counts as answered. */
  readonly thresholds: ByReading<number>;
}

export interface Decision {
  readonly answered: boolean;
  /** Best first, one a paragraph. */
  readonly excerpts: readonly Excerpt[];
}

/**
 * Finds the excerpts that answer a question, or decides that the report does not answer it.
 * @param hits nearest passages by meaning; empty when they cannot be had
 * @param top excerpts at most
 * @param leftOut paragraphs to be passed over as if the corpus did not have them
 */
export function answerQuestion(
  question: AnalyzedQuestion,
  hits: readonly DenseHit[],
  retriever: Retriever,
  reports: readonly Report[],
  model: AnsweringModel,
  top: number,
  leftOut?: LeftOut,
): Decision {
  const candidates = retriever.candidates(question, hits, leftOut);
  const ranked = rank(candidates, question, retriever.places, model);
  const reading = ranked[0]?.sameLanguage ? 'sameLanguage' : 'acrossLanguages';
  const score = answerProbability(ranked, question, model.answerability);
  const probability = ranked[0] ? calibrated(score, ranked[0].smallness, model.calibration[reading]) : 0;
  const answered = ranked.length > 0 && probability >= model.thresholds[reading];
  const excerpts = ranked.slice(0, top).map((candidate) => {
    const excerpt = excerptOf(candidate, relativeScore(probability, candidate, ranked[0]));
    if (isVerbatim(excerpt, reportOf(candidate))) return excerpt;
    throw new Error(
      `The excerpt of paragraph ${excerpt.paragraph} of '${excerpt.document}' is not verbatim.`,
    );
  });
  return { answered, excerpts };

  function excerptOf(candidate: RankedCandidate, score: number): Excerpt {
    const { evidence, isHeading, sentence } = candidate;
    return makeExcerpt({
      report: reportOf(candidate),
      paragraph: retriever.places[candidate.paragraph]?.paragraph ?? 0,
      read: candidate.language,
      sentences: markedSentences(evidence, question, isHeading, sentence, model.sentence),
      score,
      language: question.language,
    });
  }

  function reportOf({ paragraph }: RankedCandidate): Report {
    return reports[retriever.places[paragraph]?.report ?? 0] as Report;
  }
}

/** The best candidate's probability, and of the others the share of it that their ranking scores leave them. */
const relativeScore = (
  probability: number,
  candidate: RankedCandidate,
  best: RankedCandidate | undefined,
): number => probability * Math.exp(candidate.rankingScore - (best?.rankingScore ?? candidate.rankingScore));
