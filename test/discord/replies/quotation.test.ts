import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { quotation } from '../../../src/discord/replies/quotation.ts';
import { isHonestlyCut } from './honest-cut.ts';
import { language, textAndSentence } from './hostile.ts';
import { readMarkup, shownQuotationsIn } from './reading.ts';

const sentences = [
  'بدأت العمليات يوم السبت.',
  'قال العقيد واين ماروتو إن التحالف يشيد بتحسن العلاقات.',
  'وستساعد مراكز التنسيق في سدّ الفراغات.',
  'وانتهى اللقاء.',
];
const paragraph = sentences.join(' ');
const [, second] = splitSentences(paragraph);

const read = (quoted: string) => readMarkup(stripBidiControls(quoted));

describe('quotation', () => {
  it('shows a short text whole, with the answering sentence in bold', () => {
    expect(read(quotation(paragraph, second ?? null, 'ar', 1000))).toEqual({
      text: `«${paragraph}»`,
      bold: [sentences[1]],
    });
  });

  it('begins and isolates each line in the direction of its language', () => {
    expect(quotation('one\ntwo', null, 'en', 200)).toBe('\u200e\u2066“one\u2069\n\u200e\u2066two”\u2069');
    expect(quotation('واحد', null, 'ar', 200)).toBe('\u200f\u2067«واحد»\u2069');
  });

  it('drops whole sentences around the answering one and marks where', () => {
    const { text, bold } = read(quotation(paragraph, second ?? null, 'ar', 118));
    expect(bold).toEqual([sentences[1]]);
    expect(text).toBe(`«… ${sentences[1]} ${sentences[2]} …»`);
  });

  it('cuts an answering sentence that is itself too long at the end of a word', () => {
    const long = `${'كلمة '.repeat(80)}أخيرة.`;
    const { text, bold } = read(quotation(`بداية. ${long}`, [7, 7 + long.length], 'ar', 120));
    expect(text).toMatch(/^«… (كلمة )+…»$/);
    expect(bold).toHaveLength(1);
  });

  it('cuts a word that fills everything between characters, never inside one', () => {
    const { text } = read(quotation('👩‍👩‍👧‍👦'.repeat(60), null, 'en', 120));
    expect(text).toMatch(/^“(👩‍👩‍👧‍👦)+ …”$/u);
  });

  it('cuts inside a word that fills everything, not before it, where only an invisible mark stands before', () => {
    const source = `\u2067${'x'.repeat(91)} ${'y'.repeat(90)}`;
    const { bold } = read(quotation(source, [0, source.length], 'ar', 100));
    expect(bold[0]).toMatch(/^x+$/);
  });

  it('stays within its budget, verbatim but for escapes and marked cuts, for any text', () => {
    fc.assert(
      fc.property(textAndSentence, language, fc.integer({ min: 100, max: 3000 }), (source, of, budget) => {
        const quoted = quotation(source.text, source.answer, of, budget);
        expect(quoted.length).toBeLessThanOrEqual(budget);
        expect(quoted).not.toMatch(/\p{Surrogate}/u);
        const [shown] = shownQuotationsIn(quoted);
        expect(shown?.marks).toBe(of === 'ar' ? '«»' : '“”');
        expect(isHonestlyCut(shown?.text ?? '', source.text)).toBe(true);
        const { bold } = read(quoted);
        if (!source.answer) return;
        const sentence = stripBidiControls(source.text.slice(...source.answer));
        if (!sentence.trim()) return;
        expect(bold).toHaveLength(1);
        expect(sentence.startsWith(bold[0] ?? '?')).toBe(true);
        expect(bold[0]?.trim()).not.toBe('');
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });
});
