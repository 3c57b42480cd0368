import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arabicQuestions } from '../../../src/core/suggesting/arabic-questions.ts';
import { isAskable } from '../../../src/core/suggesting/candidates.ts';
import { hostileText } from '../../discord/replies/hostile.ts';
import { frequencies } from './word-lists.ts';

const asked = (sentence: string): string[] =>
  arabicQuestions(sentence, frequencies.ar).map(({ text }) => text);

describe('arabicQuestions', () => {
  it.each([
    [
      'title and name between commas',
      'وقال المتحدث باسم التحالف، العقيد واين ماروتو، إن التحالف يشيد بتحسن العلاقات.',
      ['من هو المتحدث باسم التحالف؟', 'من هو واين ماروتو؟', 'ماذا قال المتحدث باسم التحالف؟'],
    ],
    [
      'a name right after the title',
      'وأشار رئيس أركان قوات البشمركة جمال ايمنكي إلى أن التنسيق المشترك يهدف إلى تأمين مناطق.',
      [
        'من هو رئيس أركان قوات البشمركة؟',
        'من هو جمال ايمنكي؟',
        'إلى ماذا أشار رئيس أركان قوات البشمركة جمال ايمنكي؟',
      ],
    ],
    [
      'a woman, with her age',
      'وقالت المزارعة خديجة الحسين (52 عاماً) من قرية البوليل إنها باعت أبقارها الخمس.',
      ['من هي خديجة الحسين؟', 'كم عمر خديجة الحسين؟', 'ماذا قالت المزارعة خديجة الحسين؟'],
    ],
    [
      'a verb in the past that begins as a feminine one in the present',
      'وتحدث وزير شؤون البشمركة في حكومة إقليم كردستان، شورش إسماعيل، عن وجود تفاهمات.',
      [
        'من هو وزير شؤون البشمركة في حكومة إقليم كردستان؟',
        'من هو شورش إسماعيل؟',
        'عمَّ تحدث وزير شؤون البشمركة في حكومة إقليم كردستان؟',
      ],
    ],
    [
      'what is said about a thing',
      'وقال رئيس المجلس البلدي شاكر العاني إن محطة الإسالة توقفت 41 يوماً.',
      [
        'من هو رئيس المجلس البلدي؟',
        'من هو شاكر العاني؟',
        'ماذا قال رئيس المجلس البلدي شاكر العاني؟',
        'ماذا قال رئيس المجلس البلدي شاكر العاني عن محطة الإسالة؟',
      ],
    ],
    [
      'a time between commas, and the object after it',
      'واتفقت بغداد وأربيل، أول من أمس الخميس، على تشكيل قوة أمنية مشتركة تتولى الانتشار في عدد من المناطق.',
      ['متى اتفقت بغداد وأربيل على تشكيل قوة أمنية مشتركة؟', 'على ماذا اتفقت بغداد وأربيل؟'],
    ],
    [
      'a time at the beginning, a place at the end, and where that lies',
      'وليل الجمعة - السبت، هاجم عناصر في تنظيم "داعش" نقطة لمقاتلين عشائريين، في قرية معيزيلة ببلدة مخمور (80 كيلومتراً جنوب شرق الموصل).',
      [
        'أين هاجم عناصر في تنظيم "داعش" نقطة لمقاتلين عشائريين؟',
        'متى هاجم عناصر في تنظيم "داعش" نقطة لمقاتلين عشائريين؟',
        'أين تقع قرية معيزيلة؟',
        'أين تقع بلدة مخمور؟',
        'كم تبعد بلدة مخمور عن الموصل؟',
      ],
    ],
    [
      'a reason',
      'اضطرت مروحية مصرية من طراز "شينوك" إلى الهبوط اضطرارياً في مطار سيتيا بسبب عطل في نظام التزييت.',
      ['لماذا اضطرت مروحية مصرية من طراز "شينوك" إلى الهبوط اضطرارياً في مطار سيتيا؟'],
    ],
    [
      'a participle with its preposition',
      'وتشمل المناطق المتنازع عليها محافظة كركوك.',
      ['ماذا تشمل المناطق المتنازع عليها؟'],
    ],
    [
      'a rank between title and name',
      'وقال المتحدث باسم الجيش الليبي العقيد أحمد المسماري إن القوات تقدمت.',
      [
        'من هو المتحدث باسم الجيش الليبي؟',
        'من هو أحمد المسماري؟',
        'ماذا قال المتحدث باسم الجيش الليبي العقيد أحمد المسماري؟',
        'ماذا قال المتحدث باسم الجيش الليبي العقيد أحمد المسماري عن القوات؟',
      ],
    ],
    [
      'two names before an apposition',
      'وأكد الأستاذ رضا مامي مترجم كتاب عن القصة أن العمل كبير.',
      ['من هو رضا مامي؟', 'ماذا أكد الأستاذ رضا مامي؟'],
    ],
    ['an amount', 'وتبلغ قيمة الصفقة 2.3 مليار يورو.', ['كم تبلغ قيمة الصفقة؟']],
    [
      'who leads',
      'وأشاد التحالف الدولي الذي تقوده الولايات المتحدة الأميركية بالإجراءات الاخيرة.',
      ['من يقود التحالف الدولي؟', 'بماذا أشاد التحالف الدولي؟'],
    ],
    [
      'a place of masculine gender',
      'اكتشف معبد في موقع تل رصد بمحافظة ذي قار جنوبي البلاد.',
      ['أين يقع موقع تل رصد؟', 'أين تقع محافظة ذي قار؟'],
    ],
  ])('asks of %s', (_, sentence, questions) => {
    expect(asked(sentence)).toEqual(questions);
  });

  it.each([
    ['a clause that lacks its object', 'وفتحت دائرة المحاسبات في القاعة، الاثنين.'],
    ['an age told as an amount', 'ويبلغ الضحية من العمر 18 عاماً.'],
    ['a title of another gender than its verb', 'وأكدت مدير المهرجان نجيب عياد أن الدورة ناجحة.'],
    ['no subject beside the verb', 'وأعلن أنه جمع 64 توقيعاً، وطالب بتسييج الموقع.'],
    ['an object where a subject might be', 'كما قرر إغلاق السوق أسبوعين لإزالة الأنقاض.'],
    ['somebody who is addressed', 'ودعا الأهالي إلى التبرع بالدم، وحذّر المواطنين من البرد.'],
    ['a common noun that could be anybody', 'وقال المتظاهر إن القانون ظالم، وكشف مصدر أن العدد أكبر.'],
    ['a title whose pronoun points elsewhere', 'وقال رئيسها إن العقد قانوني.'],
    ['a preposition that is spelt as a verb', 'وبين القتلى الخمسة سائق شاحنة تونسي.'],
    ['a time alone between commas', 'كشفت، اليوم السبت، عن عمليات.'],
    ['a demonstrative', 'وقال إن هذه المناطق يجب أن تخضع.'],
    ['no words', '… — « » ()'],
  ])('asks nothing of %s', (_, sentence) => {
    expect(asked(sentence)).toEqual([]);
  });

  it('takes the object for no part of the subject', () => {
    expect(asked('ورفضت الوزارة الكشف عن أسماء المصارف.')).toEqual(['ماذا رفضت الوزارة؟']);
    expect(asked('ونفت الخارجية اليونانية وجود أي تداخل.')).toEqual(['ماذا نفت الخارجية اليونانية؟']);
  });

  it('makes only whole questions of words that stand in the sentence, whatever the sentence', () => {
    const news = fc.constantFrom(
      'قال ',
      'أعلنت ',
      'المتحدث ',
      'باسم ',
      'وزارة ',
      'الدفاع ',
      '، ',
      'اليوم ',
      'إن ',
      '(',
      ') ',
      '"',
      'في قرية ',
      '80 كيلومتراً ',
      'بسبب ',
      'الذي ',
    );
    const sentence = fc.oneof(
      hostileText,
      fc
        .array(
          fc.oneof(
            news,
            hostileText.map((text) => text.slice(0, 20)),
          ),
          { maxLength: 30 },
        )
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        for (const question of asked(text).filter(isAskable)) {
          expect(question).toMatch(/^[\p{L}\p{M}]+ .*؟$/u);
          expect(question.match(/"/g)?.length ?? 0).toBeOneOf([0, 2, 4]);
        }
      }),
    );
  });
});
