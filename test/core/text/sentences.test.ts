import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/core/text/sentences.ts';

const sentences = (text: string): string[] =>
  splitSentences(text).map(([start, end]) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['a full stop', 'ذهب. عاد.', ['ذهب.', 'عاد.']],
    ['an Arabic question mark', 'من هو؟ هذا.', ['من هو؟', 'هذا.']],
    ['an exclamation mark', 'Stop! Go on.', ['Stop!', 'Go on.']],
    ['an ellipsis', 'وقال… ثم سكت', ['وقال…', 'ثم سكت']],
    ['an Urdu full stop', 'ایک۔ دو', ['ایک۔', 'دو']],
    ['several marks together', 'Really?! Yes... No', ['Really?!', 'Yes...', 'No']],
    ['a line break', 'عنوان\nتاريخ\n\nتعليق', ['عنوان', 'تاريخ', 'تعليق']],
  ])('ends a sentence at %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('leaves closing quotation marks and brackets with the sentence that they close', () => {
    expect(sentences('قال: "نعم." ثم «ذهب.» (وعاد.) “Good.” End')).toEqual([
      'قال: "نعم."',
      'ثم «ذهب.»',
      '(وعاد.)',
      '“Good.”',
      'End',
    ]);
  });

  it('leaves the numbers of notes with the sentence that they stand after', () => {
    expect(sentences('تأسست عام 2005.[1][12] ثم أغلقت.[3]')).toEqual([
      'تأسست عام 2005.[1][12]',
      'ثم أغلقت.[3]',
    ]);
  });

  it.each([
    'Dr. Ali and Gen. Omar met Mr. Smith in the U.S. capital on Monday.',
    'J. Smith vs. the state.',
    'وصل أ.د. علي و د. سعد',
    'كتبها جورج آر. آر. مارتن وحده',
  ])('does not end one at an abbreviation: %s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each(['It cost 3.5 million and 1.190 more.', 'الساعة 10.30 صباحاً', 'file.name and a.b'])(
    'does not end one at a mark that no space follows: %s',
    (text) => {
      expect(sentences(text)).toEqual([text]);
    },
  );

  // Work that grew with the square of these would not end while anybody waits.
  it.each([
    ['marks that end nothing', `${'.'.repeat(1_000_000)}x`],
    ['brackets behind such marks', `${'.)'.repeat(500_000)}x`],
    ['abbreviations', 'ا. '.repeat(400_000).trim()],
  ])('takes a megabyte of %s as one', (_, text) => {
    expect(splitSentences(text)).toEqual([[0, text.length]]);
  });

  it('ends one after a number', () => {
    expect(sentences('في عام 2021. ثم')).toEqual(['في عام 2021.', 'ثم']);
  });

  it('keeps a text without any mark whole and trims it', () => {
    expect(splitSentences('  نص بلا علامة \t')).toEqual([[2, 14]]);
  });

  it.each(['', ' ', '\n\n', ' \t\n \u00a0 '])('finds none in %j', (text) => {
    expect(splitSentences(text)).toEqual([]);
  });

  it('covers all of a text but white space, in order, without overlap, each sentence trimmed', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '. ',
        '؟ ',
        '… ',
        '."',
        '!» ',
        '\n',
        '\n\n',
        ' ',
        '.',
        'Dr. ',
        'U.S. ',
        '3.5',
        '\u00a0',
        ')',
      ),
      fc.string({ unit: fc.constantFrom(...'ابتab1 '), maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const [start, end] of splitSentences(text)) {
          expect(text.slice(last, start).trim()).toBe('');
          const sentence = text.slice(start, end);
          expect(sentence).not.toBe('');
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toContain('\n');
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
