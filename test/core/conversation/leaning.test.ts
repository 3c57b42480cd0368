import { describe, expect, it } from 'vitest';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import { readLeaning } from '../../../src/core/conversation/leaning.ts';
import { readQuestion } from '../../../src/core/conversation/question-words.ts';
import { frequencies } from './knowledge.ts';

function leaningOf(question: string) {
  const analyzed = analyzeQuestion(question);
  const namesDocument = analyzed.documentFields.some((field) => field !== null);
  return readLeaning(readQuestion(analyzed, question, frequencies[analyzed.language]), namesDocument);
}

describe('a question leans', () => {
  it.each([
    'متى؟',
    'وأين؟',
    'ليش؟',
    'ووين؟',
    'متى كان ذلك؟',
    'when?',
    'and where?',
    'why',
    'when was that?',
    'wen?',
    'لمادا؟',
  ])('on the same event where it only asks: %s', (question) => expect(leaningOf(question)).toBe('event'));

  it.each([
    'من حضره؟',
    'كم عددهم؟',
    'شكد عددها؟',
    'وما الغاية منها؟',
    'ومن أمر بتوقيفه؟',
    'شكال؟ منو هو؟',
    'who leads it?',
    'how many of them?',
    'what did ISIS attack there?',
    "what's its budget?",
  ])('on what it points at with a pronoun: %s', (question) => expect(leaningOf(question)).toBe('subject'));

  it.each(['ومن حضر؟', 'متى انكشفت', 'شصار', 'who attended?', 'when did it happen', 'متى كان هذا الاجتماع؟'])(
    'where it names nothing or only points: %s',
    (question) => expect(leaningOf(question)).not.toBeNull(),
  );

  it.each([
    'وكركوك؟',
    'ووزير الدفاع؟',
    'زين وخانقين؟',
    'و الدبس ؟',
    'ماذا عن كركوك؟',
    'what about Kirkuk?',
    'and for Syria?',
  ])('by what it puts in the place of something: %s', (question) =>
    expect(leaningOf(question)).toBe('replacement'),
  );
});

describe('a question stands alone', () => {
  it.each([
    'ما هي أهداف العمليات؟',
    'متى اتفقت بغداد وأربيل على القوة؟',
    'من هو رئيس أركان البشمركة؟',
    'وأين ستنتشر القوة المشتركة بين بغداد وأربيل؟',
    'وزارة البشمركة متى أعلنت التفاهمات؟',
    'سكان كركوك كم عددهم؟',
    'المناطق المتنازع عليها شنو هي؟',
    'من كشف عن هذه العمليات المشتركة؟',
    'شسمه المصدر اللي حچى؟',
    'كم عددهم المعتقلون؟',
    'والمناطق المتنازع عليها أين تقع؟',
    'وما المناطق التي ستتركز فيها العمليات؟',
    'ومن المصور؟',
    'مكان اجتماع الوزارتين',
    'ما المناطق التي ستتركز فيها العمليات؟',
    'متى نُشر التقرير؟',
    'شلونك؟',
    'شكرا',
    'What are the disputed areas and who claims them?',
    'Who is the minister and what did he say?',
    'Is it true that ISIS attacked?',
    'Were they carrying rifles, grenades and mortars in Makhmur?',
    'Are there drones in the joint operations?',
    'What does this report say about intelligence?',
    'makhmur distance from mosul',
    'Which minister resigned because of the floods?',
    'thanks!',
  ])('%s', (question) => expect(leaningOf(question)).toBeNull());
});
