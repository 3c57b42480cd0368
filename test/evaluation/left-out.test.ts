import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/answering/answer-question.ts';
import { answeringModel } from '../../src/core/answering/model.ts';
import { analyzeQuestion } from '../../src/core/answering/question.ts';
import { listParagraphs, paragraphTexts } from '../../src/core/corpus/passages.ts';
import type { Report } from '../../src/core/corpus/report.ts';
import { languages } from '../../src/core/language.ts';
import { buildLexicalIndex } from '../../src/core/retrieval/lexical-index.ts';
import { type Lexicons, Retriever } from '../../src/core/retrieval/retriever.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { readWordLists } from '../../src/engines/lexicon-files.ts';
import { type LabelledQuestion, readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import { root } from '../scripts/command.ts';

let reports: readonly Report[];
let lexicons: Lexicons;
let questions: readonly LabelledQuestion[];
let retriever: Retriever;
beforeAll(async () => {
  ({ reports } = await readCorpus(path.join(root, 'training', 'reports')));
  lexicons = { ...(await readWordLists()), translations: null };
  const all = await readLabelledQuestions(path.join(root, 'training', 'questions-1.jsonl'));
  questions = all.filter(({ gold }) => gold.length === 1);
  retriever = retrieverWithout(null);
});

/** An index that was built without the text of a paragraph. */
function retrieverWithout(paragraph: number | null): Retriever {
  const indexes = languages.map((language) =>
    buildLexicalIndex(
      language,
      paragraphTexts(reports, language).map((text, place) => (place === paragraph ? '' : text)),
    ),
  );
  return new Retriever(listParagraphs(reports), indexes, lexicons);
}

const rightOf = ({ gold: [gold] }: LabelledQuestion): number =>
  retriever.places.findIndex(
    ({ report, paragraph }) => paragraph === gold?.paragraph && reports[report]?.slug === gold.document,
  );

describe('a paragraph left out', () => {
  it('is no candidate, and changes nothing about another that does not compare it with the best', () => {
    for (const labelled of questions) {
      const question = analyzeQuestion(labelled.question);
      const leftOut = new Set([rightOf(labelled)]);
      const whole = new Map(retriever.candidates(question, []).map((each) => [each.paragraph, each]));
      const rest = retriever.candidates(question, [], leftOut);
      expect(rest.filter(({ paragraph }) => leftOut.has(paragraph))).toEqual([]);
      for (const candidate of rest) {
        const before = whole.get(candidate.paragraph);
        if (before) expect({ ...candidate, grams: 0 }).toEqual({ ...before, grams: 0 });
      }
      const grams = rest.filter(({ sameLanguage }) => sameLanguage).map((each) => each.grams);
      if (Math.max(...grams) > 0) expect(Math.max(...grams)).toBe(1);
    }
  });

  it('leaves what an index built without it answers, but for statistics', () => {
    const rebuilt = new Map<number, Retriever>();
    let same = 0;
    let change = 0;
    const asked = questions.filter((_, place) => place % 3 === 0);
    for (const labelled of asked) {
      const right = rightOf(labelled);
      const other = rebuilt.get(right) ?? retrieverWithout(right);
      rebuilt.set(right, other);
      const question = analyzeQuestion(labelled.question);
      const answer = (over: Retriever, leftOut?: ReadonlySet<number>) =>
        answerQuestion(question, [], over, reports, answeringModel, 1, leftOut).excerpts[0];
      const [one, two] = [answer(retriever, new Set([right])), answer(other)];
      if (one?.document === two?.document && one?.paragraph === two?.paragraph) same++;
      change += Math.abs((one?.score ?? 0) - (two?.score ?? 0));
    }
    expect(asked.length).toBeGreaterThan(40);
    expect(same / asked.length).toBeGreaterThanOrEqual(0.9);
    expect(change / asked.length).toBeLessThan(0.03);
  });
});
