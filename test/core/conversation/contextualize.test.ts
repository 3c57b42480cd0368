import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionLimit } from '../../../src/core/answering/check-question.ts';
import { contextualize } from '../../../src/core/conversation/contextualize.ts';
import type { Turn } from '../../../src/core/conversation/turn.ts';
import { languages } from '../../../src/core/language.ts';
import { anyText, writtenText } from '../text/unicode.ts';
import { knowledge, turn } from './knowledge.ts';

const understood = (question: string, ...earlier: string[]) =>
  contextualize(question, earlier.map(turn), knowledge).text;

describe('contextualize', () => {
  it.each([
    ['أين عُقد الاجتماع؟', 'ومن حضره؟', 'ومن حضره؟ (الاجتماع)'],
    ['وين صار الاجتماع؟', 'ومنو حضر؟', 'ومنو حضر؟ (الاجتماع)'],
    ['أين نشطت جيوب داعش؟', 'ليش؟', 'ليش؟ (نشطت جيوب داعش)'],
    ['Who announced the security understandings?', 'when?', 'when? (announced security understandings)'],
    ['How many joint brigades are formed?', 'where will they be?', 'where will they be? (joint brigades)'],
    ['من المتحدث باسم التحالف؟', 'ومن يقوده؟', 'ومن يقوده؟ (التحالف)'],
    ['كم لواء راح يسوون؟', 'شكد عددهم؟', 'شكد عددهم؟ (لواء)'],
    ['كم قتيلاً سقط في التفجير؟', 'وكم جريحاً؟', 'وكم جريحاً؟ (التفجير)'],
  ])('carries what a question is about: %s %s', (earlier, question, expected) => {
    expect(understood(question, earlier)).toBe(expected);
  });

  it.each([
    ['في أي محافظة تقع داقوق؟', 'وخانقين؟', 'في أي محافظة تقع خانقين؟'],
    ['What province is Daquq in?', 'what about Khanaqin?', 'What province is Khanaqin in?'],
    ['شكد تعويض دونم الحنطة؟', 'والشعير؟', 'شكد تعويض دونم الشعير؟'],
    ['متى تسلم الفرقاطة الأولى؟', 'والثانية؟', 'متى تسلم الفرقاطة الثانية؟'],
    ['من وقّع العقد عن الجانب العراقي؟', 'وعن الائتلاف؟', 'من وقّع العقد عن الائتلاف؟'],
    ['Who signed the deal for Iraq?', 'and for Syria?', 'Who signed the deal for Syria?'],
    ['How many pieces did the United States return?', 'and Lebanon?', 'How many pieces did Lebanon return?'],
    ['ماذا قال ماروتو؟', 'وجمال ايمنكي؟', 'ماذا قال جمال ايمنكي؟'],
    ['من هو المتحدث باسم التحالف؟', 'ورئيس أركان البشمركة؟', 'من هو رئيس أركان البشمركة؟'],
  ])('puts what a question names in its place: %s %s', (earlier, question, expected) => {
    expect(understood(question, earlier)).toBe(expected);
  });

  it('keeps all of a question where it cannot be told what makes room', () => {
    const earlier = 'Which areas do the operations cover?';
    expect(understood('what about Kirkuk?', earlier)).toBe(`${earlier} what about Kirkuk?`);
  });

  it('carries on what was carried', () => {
    const second = understood('كم عددها؟', 'هل ستُشكّل ألوية مشتركة؟');
    expect(understood('وأين؟', 'هل ستُشكّل ألوية مشتركة؟', second)).toContain('ألوية مشتركة');
  });

  it('carries words of the answer’s paragraph in the language of the question', () => {
    expect(understood('who attended?', 'أين عُقد الاجتماع؟')).toBe('who attended? (meeting)');
    expect(understood('ومن حضر؟', 'Where was the meeting?')).toBe('ومن حضر؟ (الاجتماع)');
    expect(understood('and when?', 'أين اجتمعت الوزارة والبشمركة؟')).toMatch(/Ministry.* Peshmerga/);
  });

  it('carries words as they are where they are not found in the other language', () => {
    const unanswered: Turn = { ...turn('أين عُقد الاجتماع؟'), place: null };
    expect(contextualize('who attended?', [unanswered], knowledge).text).toBe('who attended? (الاجتماع)');
  });

  it('passes over thanks and greetings', () => {
    const thanks: Turn = { ...turn('شكرا جزيلا'), place: null };
    expect(contextualize('ومن حضر؟', [turn('أين عُقد الاجتماع؟'), thanks], knowledge).text).toBe(
      'ومن حضر؟ (الاجتماع)',
    );
  });

  it('leaves a question alone that would grow too long', () => {
    const long = `أين عُقد ${'اجتماعات'.repeat(230)}؟`;
    const question = `وكم عددهم؟${' '.repeat(200)}`;
    expect(understood(question, long)).toBe(question);
  });
});

const anyQuestion = fc.oneof(
  anyText,
  writtenText,
  fc
    .tuple(
      fc.constantFrom('و', 'and ', 'what about ', 'ماذا عن ', 'متى ', 'من ', 'who ', 'كم ', ''),
      writtenText,
      fc.constantFrom('هم', 'ها', ' it', ' there', ' ذلك', '؟', ''),
    )
    .map((parts) => parts.join('')),
);
const anyTurn: fc.Arbitrary<Turn> = fc.record({
  question: fc.oneof(anyQuestion, fc.constant('أين عُقد الاجتماع بين الوزارتين؟')),
  language: fc.constantFrom(...languages),
  place: fc.option(fc.constant({ document: 'meeting', paragraph: 1 })),
});
const anyHistory = fc.array(anyTurn, { maxLength: 4 });

describe('whatever is asked, and after whatever', () => {
  it('a question without earlier ones is understood as it is', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(contextualize(question, [], knowledge)).toEqual({ text: question, leaned: false });
      }),
    );
  });

  it('it is understood the same each time, as itself unless it leans, and never as too long a question', () => {
    let leaned = 0;
    fc.assert(
      fc.property(anyQuestion, anyHistory, (question, history) => {
        const once = contextualize(question, history, knowledge);
        expect(contextualize(question, history, knowledge)).toEqual(once);
        if (!once.leaned) expect(once.text).toBe(question);
        else {
          leaned++;
          expect(once.text.length).toBeLessThanOrEqual(questionLimit);
        }
      }),
      { numRuns: 500 },
    );
    expect(leaned).toBeGreaterThan(20);
  });
});
