import { describe, expect, it } from 'vitest';
import { answeringModel } from '../../../src/core/answering/model.ts';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import {
  bestSentence,
  markedSentences,
  sentenceFeatures,
  sentenceVectors,
} from '../../../src/core/ranking/sentence.ts';
import { readEvidence } from '../../../src/core/retrieval/evidence.ts';
import { matchTerms, Vocabulary } from '../../../src/core/retrieval/term-matches.ts';
import { indexOf, onlyWords } from '../retrieval/corpora.ts';

function read(text: string, asked: string) {
  const question = analyzeQuestion(asked);
  const index = indexOf(text);
  const matches = matchTerms(new Vocabulary(index), question.terms, onlyWords);
  const evidence = readEvidence(
    index,
    0,
    question,
    matches,
    question.terms.map(() => 1),
    () => true,
  );
  return { question, evidence };
}

const chosen = (text: string, asked: string, isHeading = false): number => {
  const { question, evidence } = read(text, asked);
  return bestSentence(evidence, question, isHeading, answeringModel.sentence).place;
};

describe('bestSentence', () => {
  it("takes the sentence that holds the question's words", () => {
    expect(chosen('سافر الوفد إلى أنقرة. وقع هجوم في مخمور. عاد الهدوء.', 'أين وقع الهجوم؟')).toBe(1);
  });

  it('prefers among sentences that hold them one with what is asked for', () => {
    const text = 'بدأت العملية بمشاركة الجيش. بدأت العملية في أيلول. انتهت العملية.';
    expect(chosen(text, 'متى بدأت العملية؟')).toBe(1);
  });

  it('takes a sentence whose subject the one before it names over the one that names it alone', () => {
    const text = 'مخمور بلدة صغيرة في محافظة نينوى. تبعد ثمانين كيلومترا. فيها سوق قديم.';
    expect(chosen(text, 'كم تبعد مخمور؟')).toBe(1);
  });

  it('takes the field that the question names in title, date and caption', () => {
    expect(chosen('عمليات مشتركة في الشمال\n14 آب 2021\nصورة من العمليات', 'متى نشر التقرير؟', true)).toBe(1);
  });

  it('has no sentence to choose in an empty text', () => {
    expect(chosen('', 'متى بدأت العملية؟')).toBe(0);
  });
});

describe('markedSentences', () => {
  const marked = (text: string, asked: string, isHeading = false) => {
    const { question, evidence } = read(text, asked);
    const { sentence: weights } = answeringModel;
    const { place } = bestSentence(evidence, question, isHeading, weights);
    return { place, marked: markedSentences(evidence, question, isHeading, place, weights) };
  };
  const alike = 'سافر الوفد إلى أنقرة اليوم. سافر الوفد إلى عمان اليوم. هدأ الجو.';

  it('marks the best sentence alone where no other comes near it', () => {
    const text = 'هدأ الجو في الجبال. وقع هجوم في مخمور على الشرطة. نمت الأشجار.';
    expect(marked(text, 'أين وقع هجوم على الشرطة؟')).toEqual({ place: 1, marked: [1, 1] });
  });

  it('marks a neighbour that may as well answer', () => {
    expect(marked(alike, 'إلى أين سافر الوفد؟').marked).toEqual([0, 1]);
  });

  it('marks no line of title, date and caption beside another', () => {
    const lines = alike.replaceAll('. ', '\n');
    const { place, marked: both } = marked(lines, 'إلى أين سافر الوفد؟', true);
    expect(both).toEqual([place, place]);
  });

  it('marks one of two that are long', () => {
    const long = (place: string) => `سافر الوفد إلى ${place} ${'ثم نظر في الأمر مليا '.repeat(12)}`;
    const { place, marked: both } = marked(`${long('أنقرة')}. ${long('عمان')}.`, 'إلى أين سافر الوفد؟');
    expect(both).toEqual([place, place]);
  });

  it('has nothing more to mark in a text of one sentence or none', () => {
    expect(marked('وقع هجوم.', 'متى وقع الهجوم؟').marked).toEqual([0, 0]);
    expect(marked('', 'متى وقع الهجوم؟').marked).toEqual([0, 0]);
  });
});

describe('sentenceVectors', () => {
  it('gives each sentence a finite number for each feature', () => {
    const { question, evidence } = read('وقع هجوم. سافر الوفد. عاد الهدوء.', 'ما هو الهجوم؟');
    const vectors = sentenceVectors(evidence, question, false);
    expect(vectors.map(({ length }) => length)).toEqual([1, 2, 3].map(() => sentenceFeatures.length));
    expect(vectors.flat().every(Number.isFinite)).toBe(true);
  });
});
