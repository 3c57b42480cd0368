import { describe, expect, it } from 'vitest';
import { leansOnTextBefore } from '../../../src/core/summary/dangling.ts';

describe('leansOnTextBefore', () => {
  it.each([
    ['وأضاف أنّ العقد لا يحتاج إلى مصادقة', 'ar'],
    ['وبيّن في تصريحات نقلتها وسائل إعلام', 'ar'],
    ['وقالت إن الردهة تستقبل ثلاثين حالة', 'ar'],
    ['لكنه يستبعد قيام تحالف', 'ar'],
    ['وهو ما نفته الشركة', 'ar'],
    ['كما سبق أن شهدت مناطق أخرى هجمات', 'ar'],
    ['They pointed to a seriousness', 'en'],
    ['"But nobody came."', 'en'],
  ] as const)('is so of: %s', (sentence, language) => {
    expect(leansOnTextBefore(sentence, language)).toBe(true);
  });

  it.each([
    ['وقال المتحدث باسم التحالف إن التنسيق مستمر', 'ar'],
    ['وأشار رئيس الأركان إلى أن التنسيق مستمر', 'ar'],
    ['هويدا وصلت إلى كمال', 'ar'],
    ['The spokesman said that they agreed', 'en'],
    ['Thistle fields burned', 'en'],
  ] as const)('is not so of: %s', (sentence, language) => {
    expect(leansOnTextBefore(sentence, language)).toBe(false);
  });
});
