import { makeExcerpt } from '../core/answering/excerpt.ts';
import { answeringModel } from '../core/answering/model.ts';
import type { ParagraphPlace } from '../core/corpus/passages.ts';
import type { Report } from '../core/corpus/report.ts';
import { rank } from '../core/ranking/ranker.ts';
import { markedSentences } from '../core/ranking/sentence.ts';
import type { Examined } from './examiner.ts';
import { judge } from './judge.ts';

/** What marking a second sentence is worth, each a share of the questions. */
export interface MarkedSentences {
  readonly questions: number;
  /** Those whose first excerpt marks two sentences. */
  readonly two: number;
  /** Those whose first excerpt marks what answers, and those where its best sentence alone does. */
  readonly found: number;
  readonly foundByBest: number;
}

/** Compares what is marked with the best sentence alone, of answerable questions. */
export function compareMarked(
  examined: readonly Examined[],
  places: readonly ParagraphPlace[],
  reports: readonly Report[],
): MarkedSentences {
  const compared = examined.map(({ known, read: { question }, candidates }) => {
    const [best] = rank(candidates, question, places, answeringModel);
    if (!best) return { two: false, found: false, foundByBest: false };
    const { evidence, isHeading, sentence, language, paragraph } = best;
    const marked = markedSentences(evidence, question, isHeading, sentence, answeringModel.sentence);
    const place = places[paragraph] as ParagraphPlace;
    const holds = (sentences: readonly [number, number]): boolean => {
      const excerpt = makeExcerpt({
        report: reports[place.report] as Report,
        paragraph: place.paragraph,
        read: language,
        sentences,
        score: 0,
        language: question.language,
      });
      return judge(known, { answered: true, excerpts: [excerpt] }).sentence;
    };
    return {
      two: marked[0] !== marked[1],
      found: holds(marked),
      foundByBest: holds([sentence, sentence]),
    };
  });
  const share = (of: 'two' | 'found' | 'foundByBest'): number =>
    compared.filter((each) => each[of]).length / Math.max(1, compared.length);
  return {
    questions: compared.length,
    two: share('two'),
    found: share('found'),
    foundByBest: share('foundByBest'),
  };
}
