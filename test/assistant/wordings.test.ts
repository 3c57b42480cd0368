import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { questionLimit } from '../../src/core/answering/check-question.ts';
import { anyText, writtenText } from '../core/text/unicode.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { configFor, labelledQuestions, original } from './report-files.ts';

const letterEnd = String.raw`(?=$|[\s؟?،.])`;
const replaced = (pattern: string, by: string) => (question: string) =>
  question.replace(new RegExp(pattern, 'gu'), by);
const shiftedDigits = (digits: RegExp, zero: number, by: number) => (question: string) =>
  question.replace(digits, (digit) => String.fromCodePoint(by + Number(digit.codePointAt(0)) - zero));

/** Ways to write the same question. */
const wordings: Readonly<Record<string, (question: string) => string>> = {
  'with diacritics': replaced(String.raw`(\p{Script=Arabic})(?=\p{Script=Arabic})`, '$1\u064e'),
  'with tatweel': replaced(String.raw`([بتثجحخسشصضطظعغفقكلمنهي])(?=\p{Script=Arabic})`, '$1ـ'),
  'without hamza': replaced('[أإآ]', 'ا'),
  'with hamza too many': replaced(String.raw`(?<=^|\s)ا(?!ل)`, 'أ'),
  'with alef maqsura for ya': replaced(`ي${letterEnd}`, 'ى'),
  'with ya for alef maqsura': replaced(`ى${letterEnd}`, 'ي'),
  'with ha for ta marbuta': replaced('ة', 'ه'),
  'with ta marbuta for ha': replaced(`ه${letterEnd}`, 'ة'),
  'in Arabic-Indic digits': shiftedDigits(/[0-9]/g, 0x30, 0x660),
  'in Latin digits': shiftedDigits(/[٠-٩]/g, 0x660, 0x30),
  'without a question mark': replaced(String.raw`\s*[؟?]$`, ''),
  'with one more question mark': (question) => `${question}؟`,
  'with doubled spaces': replaced(' ', '  '),
  'in quotation marks': (question) => `"${question}"`,
  'in guillemets': (question) => `«${question}»`,
};

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)));
});
afterAll(() => assistant.close());

async function findingsOf(question: string) {
  const { answered, excerpts } = await assistant.ask(question, { top: 1 });
  return { question, answered, paragraph: excerpts[0]?.paragraph };
}

describe('a question', () => {
  it.each(Object.entries(wordings))('finds the same paragraph %s', async (_, reworded) => {
    const pairs = labelledQuestions
      .map(({ question }) => [question, reworded(question)] as const)
      .filter(([question, other]) => other !== question);
    expect(pairs.length).toBeGreaterThan(0);
    const step = Math.ceil(pairs.length / 90);
    for (const [question, other] of pairs.filter((_pair, place) => place % step === 0)) {
      expect({ ...(await findingsOf(other)), question }).toEqual(await findingsOf(question));
    }
  });

  it('finds the same paragraph in capitals', async () => {
    for (const { question, language } of labelledQuestions) {
      if (language !== 'en') continue;
      const { paragraph } = await findingsOf(question.toUpperCase());
      expect({ question, paragraph }).toEqual({
        question,
        paragraph: (await findingsOf(question)).paragraph,
      });
    }
  });
});

const stopWords = fc
  .array(fc.constantFrom('من', 'هل', 'في', 'على', 'شنو', 'وين', 'the', 'of', 'is', 'what', 'ما', 'و'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const directed = writtenText.map((text) => `\u202e${text}\u2066${text}\u2069\u200f`);
const long = fc
  .tuple(fc.oneof(anyText, writtenText), fc.integer({ min: questionLimit - 2, max: questionLimit + 2 }))
  .map(([text, length]) => (text || 'س').repeat(length).slice(0, length));
const markup = fc.constantFrom('@everyone', '```', '||', '\0', '\u2028', '<@1>', '__proto__', 'constructor');
const hostile = fc.oneof(
  anyText,
  writtenText,
  stopWords,
  directed,
  long,
  fc.tuple(anyText, markup, writtenText).map((parts) => parts.join(' ')),
);

describe('whatever is asked', () => {
  it('is answered with verbatim excerpts, or refused as no question', async () => {
    const outcomes = { answers: 0, refusals: 0 };
    await fc.assert(
      fc.asyncProperty(hostile, async (question) => {
        const outcome = await assistant.ask(question, { top: 25 }).catch((error) => error);
        if (outcome instanceof Error) {
          expect(outcome).toMatchObject({ code: expect.stringMatching(/^QUESTION_/) });
          outcomes.refusals++;
          return;
        }
        expect(outcome).toMatchObject({ question, wordsOnly: false });
        for (const { text, paragraph, score } of outcome.excerpts) {
          expect(original.paragraphs[paragraph]).toBe(text);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        outcomes.answers++;
      }),
      { numRuns: 200 },
    );
    expect(outcomes.answers).toBeGreaterThan(20);
    expect(outcomes.refusals).toBeGreaterThan(0);
  }, 60_000);

  it.each(['__proto__', 'constructor toString', 'hasOwnProperty؟', '0', 'و', '1'.repeat(2000), 'من'])(
    'as %s is answered',
    async (question) => {
      expect((await assistant.ask(question)).question).toBe(question);
    },
  );
});
