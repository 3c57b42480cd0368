import { analyzeQuestion } from '../../core/answering/question.ts';
import { listParagraphs, paragraphTexts } from '../../core/corpus/passages.ts';
import { knownIn } from '../../core/lexicon/frequencies.ts';
import { buildLexicalIndex } from '../../core/retrieval/lexical-index.ts';
import { type Lexicons, Retriever } from '../../core/retrieval/retriever.ts';
import type { GroupedCase } from '../fit-model.ts';
import { sentencesWith } from './answer-sentences.ts';
import { bothWays } from './both-ways.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { type PairAnswer, pairKey } from './pair-answers.ts';

/**
 * How much a question on a passage's subject that it does not answer counts beside one whose passage is left out: with more,
 * declining learns to doubt what answers in other words.
 */
const trapWeight = 0.5;

/** A question and the passage that answers it. */
export type Pair = readonly [question: string, passage: string];

/**
 * Cases of public question and passage pairs, over all of their passages as one Arabic corpus, in Arabic and, where we
 * translated the question, in English; and questions on their subjects that none of them answers. The bundled vectors were
 * trained on these pairs, so similarities are left out.
 */
export function pairCases(
  pairs: readonly Pair[],
  labels: ReadonlyMap<string, PairAnswer>,
  lexicons: Lexicons,
): GroupedCase[] {
  const passages = [...new Set(pairs.map(([, passage]) => passage))];
  const numbers = new Map(passages.map((passage, place) => [passage, place]));
  const versions = nearDuplicates(passages);
  const text = { language: 'ar' as const, title: '', date: '', caption: '', paragraphs: ['', ...passages] };
  const reports = [{ slug: 'pairs', original: text, renditions: [], source: null, url: null }];
  const places = listParagraphs(reports);
  const retriever = new Retriever(places, [buildLexicalIndex('ar', paragraphTexts(reports, 'ar'))], lexicons);
  return pairs.flatMap(([asked, passage]) => {
    const number = numbers.get(passage) as number;
    const label = labels.get(pairKey(asked, passage));
    if (label?.answer === '') return [];
    const versionsHere = (versions[number] as number[]).map((place) => place + 1);
    const answers = new Map(label ? [[number + 1, sentencesWith(passage, label.answer)]] : []);
    const caseOf = (wording: string, right: readonly number[]): GroupedCase => {
      const question = analyzeQuestion(wording, undefined, knownIn(lexicons.frequencies));
      return {
        // Versions of a passage are left out together.
        group: `pair-${Math.min(...versionsHere)}`,
        question,
        ...bothWays(retriever, question, [], right),
        places,
        answers: right.length > 0 ? answers : new Map(),
        rankingWeight: 1,
        decliningWeight: right.length > 0 ? 1 : trapWeight,
        similarityCounts: false,
      };
    };
    return [
      ...[asked, ...(label ? [label.english] : [])].map((wording) => caseOf(wording, versionsHere)),
      ...(label?.trap ? [caseOf(label.trap, [])] : []),
    ];
  });
}
