import { analyzeQuestion } from '../core/answering/question.ts';
import { listParagraphs, paragraphTexts } from '../core/corpus/passages.ts';
import type { Embedder } from '../core/embedder.ts';
import { buildLexicalIndex } from '../core/retrieval/lexical-index.ts';
import { type Lexicons, Retriever } from '../core/retrieval/retriever.ts';
import type { OpenIndex } from '../live-index.ts';
import type { FittingCase } from './fit-model.ts';
import type { LabelledQuestion } from './labelled-questions.ts';

/** How much a labelled question of the report counts beside one of the public pairs. */
const weights = {
  ranking: 100,
  declining: 20,
  pairRanking: 1,
  pairDeclining: 0.05,
  parallelDeclining: 0.5,
} as const;

/** A case of each labelled question, over the index as it answers. */
export async function labelledCases(
  questions: readonly LabelledQuestion[],
  index: OpenIndex,
  embedder: Embedder,
): Promise<(FittingCase & { readonly labelled: LabelledQuestion })[]> {
  const vectors = await embedder.embed(
    questions.map(({ question }) => question),
    'query',
  );
  const { places } = index.retriever;
  return questions.map((labelled, place) => {
    const question = analyzeQuestion(labelled.question);
    const right = labelled.gold.map(({ document, paragraph }) =>
      places.findIndex(
        (candidate) =>
          candidate.paragraph === paragraph && index.content.reports[candidate.report]?.slug === document,
      ),
    );
    return {
      labelled,
      question,
      candidates: index.retriever.candidates(question, index.nearest(vectors[place] as Float32Array, 40)),
      places,
      right,
      rankingWeight: weights.ranking,
      decliningWeight: weights.declining,
      similarityCounts: true,
    };
  });
}

/** A question and the passage that answers it. */
export type Pair = readonly [question: string, passage: string];

/** Of rows of parallel text, those whose English is a question; at most `count`, evenly from all over. */
export function questionsAmong(rows: readonly Pair[], count: number): Pair[] {
  const asked = rows.filter(([english]) => /^(?:who|what|when|where|why|how|which)\b/i.test(english));
  const step = Math.max(1, Math.ceil(asked.length / count));
  return asked.filter((_, place) => place % step === 0);
}

/**
 * Cases of public question and passage pairs, over all of their passages as one Arabic corpus; an English question is
 * read across languages, and only teaches when to decline. The bundled vectors were trained on these pairs, so
 * similarities are left out.
 */
export function pairCases(pairs: readonly Pair[], lexicons: Lexicons): FittingCase[] {
  const passages = [...new Set(pairs.map(([, passage]) => passage))];
  const numbers = new Map(passages.map((passage, place) => [passage, place + 1]));
  const text = { language: 'ar' as const, title: '', date: '', caption: '', paragraphs: ['', ...passages] };
  const reports = [{ slug: 'pairs', original: text, renditions: [], source: null, url: null }];
  const places = listParagraphs(reports);
  const retriever = new Retriever(places, [buildLexicalIndex('ar', paragraphTexts(reports, 'ar'))], lexicons);
  return pairs.map(([asked, passage]) => {
    const question = analyzeQuestion(asked);
    return {
      question,
      candidates: retriever.candidates(question, []),
      places,
      right: [numbers.get(passage) as number],
      rankingWeight: question.language === 'ar' ? weights.pairRanking : 0,
      decliningWeight: question.language === 'ar' ? weights.pairDeclining : weights.parallelDeclining,
      similarityCounts: false,
    };
  });
}
