import { describe, expect, it } from 'vitest';
import { checkQuestion, questionLimit } from '../../../src/core/answering/check-question.ts';
import { IsnadError } from '../../../src/core/errors.ts';

const failureOf = (question: string): IsnadError => {
  try {
    checkQuestion(question);
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
  throw new Error('The question was taken.');
};

describe('checkQuestion', () => {
  it('gives the question back without the white space around it, and else as it was typed', () => {
    expect(checkQuestion('\n  منو  هو الـمتحدث؟ \t')).toBe('منو  هو الـمتحدث؟');
  });

  it.each(['', ' ', '\n\t \u00a0', '\u2003'])('refuses %j as empty', (question) => {
    expect(failureOf(question).code).toBe('QUESTION_EMPTY');
  });

  it.each(['?', '؟؟؟', '😀', '...', '"«»"', '\u200f', '\u064e'])(
    'refuses %j as without words',
    (question) => {
      expect(failureOf(question).code).toBe('QUESTION_WITHOUT_WORDS');
    },
  );

  it('reads as much as a Discord message can hold, and no unit more', () => {
    const longest = 'س'.repeat(questionLimit);
    expect(questionLimit).toBe(2000);
    expect(checkQuestion(` ${longest} `)).toBe(longest);
    const { code, message } = failureOf(`${longest}س`);
    expect(code).toBe('QUESTION_TOO_LONG');
    expect(message).toContain('2001');
    expect(message).toContain('2000');
  });

  it.each(['1190', '٣', 'a', 'ع'])('takes %j, a letter or digit alone', (question) => {
    expect(checkQuestion(question)).toBe(question);
  });

  it('tells the person who asked in Arabic and in Kurdish too', () => {
    for (const question of ['', '؟', 'س'.repeat(3000)]) {
      const failure = failureOf(question);
      const told = (['ar', 'ckb'] as const).map((language) => failure.messageIn(language));
      expect(new Set([failure.message, ...told]).size).toBe(3);
      for (const sentence of told) expect(sentence).toMatch(/^\p{Script=Arabic}/u);
    }
  });
});
