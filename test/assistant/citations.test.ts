import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/core/answering/answer.ts';
import { splitSentences } from '../../src/core/text/sentences.ts';
import { slug, temporaryFolder } from '../scripts/command.ts';
import { configFor, labelledQuestions, original, rendition } from './report-files.ts';

let assistant: Assistant;
const answers: Answer[] = [];

beforeAll(async () => {
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)));
  for (const { question } of labelledQuestions) answers.push(await assistant.ask(question, { top: 25 }));
});
afterAll(() => assistant.close());

const excerpts = () => answers.flatMap((answer) => answer.excerpts);

describe('the answers to all labelled questions', () => {
  it('are as many as the questions, each with excerpts, in the language of its label', () => {
    expect(labelledQuestions.length).toBeGreaterThanOrEqual(160);
    expect(answers.map(({ question, language }) => ({ question, language }))).toEqual(
      labelledQuestions.map(({ question, language }) => ({ question, language })),
    );
    expect(excerpts().length).toBeGreaterThan(5 * labelledQuestions.length);
    expect(answers.filter(({ excerpts: found }) => found.length === 0)).toEqual([]);
  });

  it('use the vectors', () => {
    expect(answers.filter(({ wordsOnly }) => wordsOnly)).toEqual([]);
  });

  it('quote the original verbatim: the whole paragraph, for none is long', () => {
    for (const { text, paragraph } of excerpts()) expect(text).toBe(original.paragraphs[paragraph]);
  });

  it('cite document, title, date, paragraph and their number', () => {
    for (const { document, title, date, paragraph, paragraphs, language } of excerpts()) {
      expect({ document, title, date, language }).toEqual({
        document: slug,
        title: original.title,
        date: original.date,
        language: 'ar',
      });
      expect(paragraphs).toBe(original.paragraphs.length - 1);
      expect(paragraph).toBeGreaterThanOrEqual(0);
      expect(paragraph).toBeLessThanOrEqual(paragraphs);
    }
  });

  it('mark one whole sentence in each excerpt, or two that follow each other', () => {
    const marked = excerpts().map(({ text, answer }) => {
      const [start, end] = answer ?? [0, 0];
      const sentences = splitSentences(text);
      const first = sentences.findIndex(([from]) => from === start);
      const last = sentences.findIndex(([, to]) => to === end);
      expect(first).toBeGreaterThanOrEqual(0);
      return last - first + 1;
    });
    expect(new Set(marked)).toEqual(new Set([1, 2]));
  });

  it('have no lone surrogate in what they quote or mark', () => {
    for (const { text, answer, translation } of excerpts()) {
      const [start, end] = answer ?? [0, 0];
      for (const piece of [text, text.slice(start, end), translation?.text ?? ''])
        expect(Buffer.from(piece, 'utf8').toString('utf8')).toBe(piece);
    }
  });

  it('hold a paragraph once at most', () => {
    for (const { excerpts: found } of answers) {
      const paragraphs = found.map(({ paragraph }) => paragraph);
      expect(new Set(paragraphs).size).toBe(paragraphs.length);
    }
  });

  it('score from 0 to 1, and never higher further down', () => {
    for (const { excerpts: found } of answers) {
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
      expect(scores[0]).toBeLessThanOrEqual(1);
      expect(scores.at(-1)).toBeGreaterThanOrEqual(0);
    }
  });

  it('show the rendition of the paragraph beside it to an English question, and to no Arabic one', () => {
    for (const { language, excerpts: found } of answers) {
      for (const { paragraph, translation } of found) {
        expect(translation).toEqual(
          language === 'en' ? { language: 'en', text: rendition.paragraphs[paragraph] } : null,
        );
      }
    }
  });

  it('hold the labelled words in the labelled paragraph', () => {
    for (const { gold } of labelledQuestions) {
      for (const { document, paragraph, answer } of gold) {
        expect(document).toBe(slug);
        expect(original.paragraphs[paragraph]).toContain(answer);
      }
    }
  });

  it('are fewer when fewer are asked for, and the same ones', async () => {
    for (const place of [0, 60, 120, 180, 240]) {
      const { excerpts: few } = await assistant.ask(labelledQuestions[place]?.question ?? '', { top: 2 });
      expect(few).toEqual(answers[place]?.excerpts.slice(0, 2));
      const { excerpts: usual } = await assistant.ask(labelledQuestions[place]?.question ?? '');
      expect(usual).toEqual(answers[place]?.excerpts.slice(0, 3));
    }
  });
});
