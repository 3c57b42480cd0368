import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerType } from '../../../src/core/answering/answer-type.ts';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import { writtenText } from '../text/unicode.ts';

const questions: Readonly<Record<AnswerType | 'nothing', readonly string[]>> = {
  date: [
    'متى بدأت العملية؟',
    'ومتى انتهت المعركة؟',
    'في أي عام تأسس التحالف؟',
    'بأي يوم انطلقت القوات؟',
    'ما تاريخ الهجوم؟',
    'شوكت صارت العملية؟',
    'شوكت بدت',
    'يمته رجعوا النازحين؟',
    'When did the operation start?',
    'what year was the coalition formed',
    'On which day did it happen?',
  ],
  number: [
    'كم عدد القتلى؟',
    'كم محافظة تشمل العملية؟',
    'بكم بيعت السيارة؟',
    'ما عدد المقاتلين؟',
    'ما هي نسبة البطالة؟',
    'شكد عدد الجنود؟',
    'اشكد المسافة بين بغداد وأربيل',
    'شگد صارلهم هناك؟',
    'How many soldiers took part?',
    'how much did it cost',
    'What is the number of victims?',
  ],
  place: [
    'أين وقع الهجوم؟',
    'أين تقع مخمور؟',
    'من أين جاءت القوات؟',
    'في أي مدينة التقى القادة؟',
    'وين صارت المعركة؟',
    'وينه الجيش هسه',
    'منين اجو المقاتلين؟',
    'Where is Makhmur?',
    'in which province did they meet',
    'What city was attacked?',
  ],
  reason: [
    'لماذا انطلقت العملية؟',
    'ولماذا توقفت؟',
    'ما سبب الهجوم؟',
    'ما هو هدف الحملة؟',
    'ليش سووا العملية؟',
    'لويش راحوا هناك',
    'Why was the operation launched?',
    'what was the reason for the attack',
  ],
  person: [
    'من هو المتحدث باسم التحالف؟',
    'من قاد العملية؟',
    'من هم قادة الحملة؟',
    'ما اسم القائد؟',
    'لمن تتبع القوات؟',
    'منو المتحدث باسم التحالف؟',
    'منو صرح',
    'منهو قائد الشرطة',
    'Who leads the coalition?',
    'whose forces took part',
    'What is the name of the commander?',
  ],
  definition: [
    'ما هي البيشمركة؟',
    'ما هو الإسناد؟',
    'ما معنى الإسناد؟',
    'شنو هي البيشمركة؟',
    'شنهو الإسناد',
    'What is ISIS?',
    'What are the disputed areas?',
  ],
  nothing: [
    'هل شاركت القوات؟',
    'العملية المشتركة',
    'اكو قوات هناك؟',
    'Did the forces take part?',
    'joint operation',
  ],
};

const table = Object.entries(questions).flatMap(([type, list]) =>
  list.map((question) => [question, type === 'nothing' ? null : type] as const),
);

describe('analyzeQuestion', () => {
  it.each(table)('reads that %s asks for: %s', (question, type) => {
    expect(analyzeQuestion(question).asksFor).toBe(type);
  });

  it('reads the same whatever diacritics, tatweel and hamza the question word is written with', () => {
    for (const written of ['متى', 'متي', 'مَتـى', 'مـتى']) {
      expect(analyzeQuestion(`${written} بدأت العملية`).asksFor).toBe('date');
    }
    for (const written of ['أين', 'اين', 'إين', 'أَيْنَ'])
      expect(analyzeQuestion(`${written} مخمور؟`).asksFor).toBe('place');
  });

  it('does not take a word that only begins or ends like a question word for one', () => {
    for (const text of ['شاركت كمية من القوات', 'كمال متين', 'the whole somewhere', 'منوعات عراقية']) {
      expect(analyzeQuestion(text).asksFor).toBeNull();
    }
  });

  it.each([
    ['ar', 'من هو المتحدث باسم التحالف؟'],
    ['ar', 'منو هو Wayne Marotto بالتحالف الدولي؟'],
    ['ar', '1190؟'],
    ['en', 'Who is the spokesman?'],
    ['en', 'What does البيشمركة mean in English?'],
  ])('reads as %s: %s', (language, question) => {
    expect(analyzeQuestion(question).language).toBe(language);
  });

  it('takes the words that carry the subject, each once and in order, without question words', () => {
    expect(analyzeQuestion('متى بدأت العملية في مخمور ومتى انتهت العملية؟').terms).toEqual([
      'بدات',
      'العمليه',
      'مخمور',
      'انتهت',
    ]);
    expect(analyzeQuestion('شوكت صارت الـعملية بمخمور').terms).toContain('بمخمور');
    expect(analyzeQuestion('Where are the forces of the forces?').terms).toEqual(['forces']);
  });

  it.each(['من هو؟', 'شنو هذا', 'who is it?', 'لماذا'])(
    'keeps all the words of %s, which has no others',
    (question) => {
      const { terms, tokens } = analyzeQuestion(question);
      expect(terms).toEqual(tokens.map(({ word }) => word));
      expect(terms.length).toBeGreaterThan(0);
    },
  );

  it('counts a word that only says what kind of answer is wanted less than one of the subject', () => {
    const { terms, emphasis } = analyzeQuestion('ما عدد المقاتلين؟');
    const weightOf = (term: string) => emphasis[terms.indexOf(term)] as number;
    expect(weightOf('عدد')).toBeLessThan(weightOf('المقاتلين'));
    expect(weightOf('عدد')).toBeGreaterThan(0);
  });

  it('tells which words name a part of the report', () => {
    expect(analyzeQuestion('ما عنوان التقرير؟').documentFields).toEqual(['title', 'document']);
    expect(analyzeQuestion('أين تقع مخمور؟').documentFields.at(-1)).toBeNull();
  });

  it('has one weight and one field a term, each a word of the question, for any text', () => {
    fc.assert(
      fc.property(writtenText, (text) => {
        const { terms, emphasis, documentFields, tokens } = analyzeQuestion(text);
        expect([emphasis.length, documentFields.length]).toEqual([terms.length, terms.length]);
        expect(new Set(terms).size).toBe(terms.length);
        const words = tokens.map(({ word }) => word);
        expect(words).toEqual(expect.arrayContaining([...terms]));
        expect(terms.length > 0).toBe(words.length > 0);
        for (const weight of emphasis) expect(weight).toBeGreaterThan(0);
      }),
    );
  });

  it('takes the first thing after the question word for what is asked about', () => {
    const focusOf = (question: string) => {
      const { focus, terms } = analyzeQuestion(question);
      return focus === null ? null : terms[focus];
    };
    expect(focusOf('كم عدد الطائرات التي استخدمت؟')).toBe('الطايرات');
    expect(focusOf('How many drones were used?')).toBe('drones');
    expect(focusOf('من هو رئيس الوزراء؟')).toBe('رييس');
    expect(focusOf('في تقرير اليوم، من هو المتحدث؟')).toBe('المتحدث');
    expect(focusOf('متى؟')).toBeNull();
  });

  it.each([
    ['ماهي مساحة إيران؟', 'number'],
    ['ما طول سواحل سوريا؟', 'number'],
    ['What is the population of Misrata?', 'number'],
    ['في أي سنة تأسست المدينة؟', 'date'],
    ['في أي قرن عاش الشاعر؟', 'date'],
    ['في أي قارة تقع فنزويلا؟', 'place'],
    ['which areas will the operations focus on', 'place'],
    ['من الذي كتب الرواية؟', 'person'],
    ['ما هي الغواصة القزمية؟', 'definition'],
    ['ما هي عاصمة المغرب؟', 'place'],
    ['ما هو لون العلم؟', null],
    ['ما هي النظرية التي تعد أساس النقدية في الاقتصاد؟', null],
  ] as const)('reads %s as asking for %s', (question, type) => {
    expect(analyzeQuestion(question).asksFor).toBe(type);
  });

  it('takes a verb that asks where something happens for no misspelt photograph', () => {
    const fieldsOf = (question: string) => analyzeQuestion(question).documentFields;
    expect(fieldsOf('وين راح تصير العمليات؟')).toEqual([null, null]);
    expect(fieldsOf('عنون المقالة')).toEqual(['title', 'document']);
  });

  it('asks of a word with a letter off whether it is one, before it takes it for the report', () => {
    const fieldsOf = (isKnown: boolean) =>
      analyzeQuestion('عنوان التققير', 'ar', () => isKnown).documentFields;
    expect(fieldsOf(false)).toEqual(['title', 'document']);
    expect(fieldsOf(true)).toEqual(['title', null]);
  });
});
