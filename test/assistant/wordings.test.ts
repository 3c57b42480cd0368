import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { questionLimit } from '../../src/core/answering/check-question.ts';
import { rewordings } from '../../src/evaluation/rewordings.ts';
import { anyText, writtenText } from '../core/text/unicode.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { configFor, labelledQuestions, original } from './report-files.ts';

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)));
});
afterAll(() => assistant.close());

/** All of an answer but the question as it was written and the time it took. */
async function answerTo(question: string) {
  const { language, answered, excerpts } = await assistant.ask(question);
  return { language, answered, excerpts };
}

const always = () => true;

describe('a question', () => {
  it.each(Object.entries(rewordings))('has the same answer with: %s', async (_, reworded) => {
    const pairs = labelledQuestions
      .map(({ question }) => [question, reworded(question, always)] as const)
      .filter(([question, other]) => other !== question);
    expect(pairs.length).toBeGreaterThan(0);
    const step = Math.ceil(pairs.length / 60);
    for (const [question, other] of pairs.filter((_pair, place) => place % step === 0))
      expect(await answerTo(other), `${other}\n${question}`).toEqual(await answerTo(question));
  });

  it('has the same answer with any of these at any of its places', async () => {
    const ways = Object.values(rewordings);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...labelledQuestions),
        fc.uniqueArray(fc.nat(ways.length - 1), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.boolean()),
        async ({ question }, chosenWays, places) => {
          const chosen = () => places.next().value === true;
          const other = chosenWays.reduce((text, way) => ways[way]?.(text, chosen) ?? text, question);
          expect(await answerTo(other), other).toEqual(await answerTo(question));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has the same answer in capitals', async () => {
    for (const { question, language } of labelledQuestions) {
      if (language !== 'en') continue;
      expect(await answerTo(question.toUpperCase()), question).toEqual(await answerTo(question));
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
