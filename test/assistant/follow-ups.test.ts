import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/core/answering/answer.ts';
import { questionLimit } from '../../src/core/answering/check-question.ts';
import { type Turn, turnOf } from '../../src/core/conversation/turn.ts';
import { languages } from '../../src/core/language.ts';
import { anyText, writtenText } from '../core/text/unicode.ts';
import { slug, temporaryFolder } from '../scripts/command.ts';
import { configFor, labelledQuestions } from './report-files.ts';

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)));
});
afterAll(() => assistant.close());

/** Asks questions as one conversation; the answer to the last. */
async function converse(...questions: string[]): Promise<Answer> {
  const history: Turn[] = [];
  let answer: Answer | undefined;
  for (const question of questions) {
    answer = await assistant.ask(question, { history });
    history.push(turnOf(answer));
  }
  return answer as Answer;
}

const withoutTime = ({ tookMs: _, question: __, understoodAs: ___, ...rest }: Answer) => rest;

describe('a question in a conversation', () => {
  it.each([
    [['أين عُقد الاجتماع؟', 'ومن حضره؟'], 5],
    [['وين نشطوا جيوب داعش؟', 'ليش؟'], 2],
    [['في أي محافظة تقع داقوق؟', 'وخانقين؟'], 4],
    [['Where is Muaizila?', 'what did ISIS attack there?'], 3],
    [['Who attended the meeting?', 'وأين عُقد؟'], 5],
    [['من حضر الاجتماع بين الوزارتين؟', 'where was it held?'], 5],
    [['Where was the meeting held?', 'thanks', 'and when?'], 5],
  ] as const)('is answered with what it leans on: %j', async (questions, paragraph) => {
    const answer = await converse(...questions);
    expect(answer.excerpts[0]?.paragraph).toBe(paragraph);
    expect(answer.question).toBe(questions.at(-1));
    expect(answer.understoodAs).not.toBe(answer.question);
  });

  it('is answered in its own language, whatever that of the one before', async () => {
    expect(await converse('أين عُقد الاجتماع؟', 'who attended?')).toMatchObject({ language: 'en' });
    expect(await converse('Where was the meeting held?', 'ومن حضر؟')).toMatchObject({ language: 'ar' });
  });

  it('is read in its own language, though most of what it carries is in the other', async () => {
    const history: Turn[] = [{ question: 'أين عُقد الاجتماع بين الوزارتين؟', language: 'ar', place: null }];
    const { understoodAs, excerpts } = await assistant.ask('who attended?', { history });
    expect(understoodAs).toContain('الاجتماع');
    expect(excerpts[0]?.translation?.language).toBe('en');
  });

  it('is answered as what it was understood as would be on its own', async () => {
    const answer = await converse('هل ستُشكّل ألوية مشتركة؟', 'كم عددها؟', 'وأين ستكون؟');
    const { understoodAs = '' } = answer;
    expect(understoodAs).toContain('ألوية مشتركة');
    expect(withoutTime(answer)).toEqual(withoutTime(await assistant.ask(understoodAs)));
  });

  it('that does not lean is answered as without one, and says nothing of how it was understood', async () => {
    const question = 'متى اتفقت بغداد وأربيل على القوة المشتركة؟';
    const answer = await converse('من هو المتحدث باسم التحالف؟', question);
    expect(answer).not.toHaveProperty('understoodAs');
    expect(withoutTime(answer)).toEqual(withoutTime(await assistant.ask(question)));
  });

  it('leaves nearly all of the labelled questions alone', async () => {
    const history = [turnOf(await assistant.ask('Who leads the coalition?'))];
    const answers = await Promise.all(
      labelledQuestions.map(({ question }) => assistant.ask(question, { history, top: 1 })),
    );
    const leaned = answers.filter(({ understoodAs }) => understoodAs !== undefined);
    expect(answers.length).toBeGreaterThan(200);
    expect(leaned.length / answers.length).toBeLessThan(0.03);
  });
});

const hostileTurn: fc.Arbitrary<Turn> = fc.record({
  question: fc.oneof(
    anyText,
    writtenText,
    writtenText.map((text) => (text || 'س').repeat(questionLimit).slice(0, questionLimit)),
  ),
  language: fc.constantFrom(...languages),
  place: fc.option(
    fc.record({
      document: fc.constantFrom(slug, '__proto__', ''),
      paragraph: fc.integer({ min: -1, max: 12 }),
    }),
  ),
});

it('a history of anything at all breaks no question that leans on it', async () => {
  let leaned = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('ومن حضره؟', 'and when?', 'ماذا عن كركوك؟', 'what about Kirkuk?', 'وكم عددهم؟'),
      fc.array(hostileTurn, { minLength: 1, maxLength: 3 }),
      async (question, history) => {
        const answer = await assistant.ask(question, { history, top: 1 });
        expect(answer.question).toBe(question);
        if (answer.understoodAs === undefined) return;
        leaned++;
        expect(answer.understoodAs.length).toBeLessThanOrEqual(questionLimit);
      },
    ),
    { numRuns: 100 },
  );
  expect(leaned).toBeGreaterThan(5);
}, 30_000);
