import { analyzeQuestion } from '../core/answering/question.ts';
import { listParagraphs, listPassages, paragraphTexts } from '../core/corpus/passages.ts';
import type { Report } from '../core/corpus/report.ts';
import type { Embedder } from '../core/embedder.ts';
import { languages } from '../core/language.ts';
import { buildLexicalIndex } from '../core/retrieval/lexical-index.ts';
import { type Lexicons, Retriever } from '../core/retrieval/retriever.ts';
import type { FittingCase, GroupedCase } from './fit-model.ts';
import type { LabelledQuestion } from './labelled-questions.ts';

/** How much a labelled question of the report counts beside one of the public pairs. */
const weights = {
  ranking: 25,
  declining: 5,
  pairRanking: 1,
  pairDeclining: 0.05,
  parallelDeclining: 0.5,
} as const;

/**
 * A case of each labelled question, over a corpus held in memory.
 * @param groupOf what the cases are left out together by when a fit is tried on what it has not seen
 */
export async function labelledCases(
  questions: readonly LabelledQuestion[],
  reports: readonly Report[],
  embedder: Embedder,
  lexicons: Lexicons,
  groupOf: (question: LabelledQuestion) => string,
): Promise<GroupedCase[]> {
  const places = listParagraphs(reports);
  const indexes = languages.map((language) => buildLexicalIndex(language, paragraphTexts(reports, language)));
  const retriever = new Retriever(places, indexes, lexicons);
  const passages = listPassages(reports);
  const passageVectors = await embedder.embed(
    passages.map(({ text }) => text),
    'passage',
  );
  const vectors = await embedder.embed(
    questions.map(({ question }) => question),
    'query',
  );
  return questions.map((labelled, asked) => {
    const question = analyzeQuestion(labelled.question);
    const hits = passages.map(({ paragraph, language }, place) => ({
      paragraph,
      language,
      similarity: dot(passageVectors[place] as Float32Array, vectors[asked] as Float32Array),
    }));
    return {
      group: groupOf(labelled),
      question,
      candidates: retriever.candidates(question, hits),
      places,
      right: labelled.gold.map(({ document, paragraph }) =>
        places.findIndex(
          (place) => place.paragraph === paragraph && reports[place.report]?.slug === document,
        ),
      ),
      rankingWeight: weights.ranking,
      decliningWeight: weights.declining,
      similarityCounts: true,
    };
  });
}

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, place) => sum + value * (right[place] as number), 0);

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
