import { bundledModel } from '../../config.ts';
import { embeddedText } from '../../core/answering/embedded-text.ts';
import { analyzeQuestion } from '../../core/answering/question.ts';
import { listParagraphs, listPassages, paragraphTexts } from '../../core/corpus/passages.ts';
import { type Report, renditionIn } from '../../core/corpus/report.ts';
import type { Embedder } from '../../core/embedder.ts';
import { languages } from '../../core/language.ts';
import { knownIn } from '../../core/lexicon/frequencies.ts';
import { buildLexicalIndex } from '../../core/retrieval/lexical-index.ts';
import { type Lexicons, Retriever } from '../../core/retrieval/retriever.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import type { GroupedCase } from '../fit-model.ts';
import type { LabelledQuestion } from '../labelled-questions.ts';
import { sentencesWith } from './answer-sentences.ts';
import { bothWays } from './both-ways.ts';

/** How much a labelled question of a report counts beside one of the public pairs. */
const weights = { ranking: 8, declining: 4 } as const;

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
  const isBundled = (await embedder.identity()).id === bundledModel;
  const vectors = await embedder.embed(
    questions.map(({ question }) => embeddedText(question, isBundled)),
    'query',
  );
  return questions.map((labelled, asked) => {
    const question = analyzeQuestion(labelled.question, undefined, knownIn(lexicons.frequencies));
    const hits = passages.map(({ paragraph, language }, place) => ({
      paragraph,
      language,
      similarity: dot(passageVectors[place] as Float32Array, vectors[asked] as Float32Array),
    }));
    const answers = new Map<number, number[]>();
    for (const { document, paragraph, answer } of labelled.gold) {
      const number = places.findIndex(
        (place) => place.paragraph === paragraph && reports[place.report]?.slug === document,
      );
      const report = reports[places[number]?.report ?? 0] as Report;
      const original = report.original.paragraphs[paragraph] ?? '';
      const read = renditionIn(report, question.language)?.paragraphs[paragraph] ?? original;
      // A rendition's sentences are the original's where there are as many; else which one answers is not known.
      const known = splitSentences(read).length === splitSentences(original).length;
      const found = known ? sentencesWith(original, answer) : [];
      answers.set(number, [...(answers.get(number) ?? []), ...found]);
    }
    return {
      group: groupOf(labelled),
      question,
      ...bothWays(retriever, question, hits, [...answers.keys()]),
      places,
      answers,
      rankingWeight: weights.ranking,
      decliningWeight: weights.declining,
      similarityCounts: true,
    };
  });
}

/** The same reports without their renditions: a question in another language has to be read across. */
export const withoutRenditions = (reports: readonly Report[]): Report[] =>
  reports.map((report) => ({ ...report, renditions: [] }));

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, place) => sum + value * (right[place] as number), 0);
