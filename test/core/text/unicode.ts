import fc from 'fast-check';

const codePoints = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));

/** Any run of UTF-16 units, rich in what folding changes: Arabic blocks, marks, invisible characters, lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      codePoints(0x20, 0x7e),
      codePoints(0x600, 0x6ff),
      codePoints(0xfb50, 0xfdff),
      codePoints(0xfe70, 0xfefc),
      codePoints(0x2000, 0x206f),
      codePoints(0x300, 0x36f),
      codePoints(0, 0xffff),
      codePoints(0x10000, 0x10ffff),
      codePoints(0xd800, 0xdfff),
    ),
    { maxLength: 30 },
  )
  .map((characters) => characters.join(''));

/** Words as Arabic and English writers type them, with diacritics, tatweel, digits, quotation marks and emoji between. */
export const writtenText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةگچپڤ') },
      { weight: 2, arbitrary: fc.constantFrom(...'abcdeABCDEsé') },
      {
        weight: 2,
        arbitrary: fc.constantFrom('\u064e', '\u0651', '\u064b', '\u0640', '\u200f', '\u200c', 'ﻻ', 'ﻛ'),
      },
      { weight: 2, arbitrary: fc.constantFrom(...'0123456789٠١٢٣٤٥٦٧٨٩۴۵۶,٬.') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(' ', ' ', '\n', '"', '«', '»', '’', "'", '،', '؟', '😀', '👩‍🚒'),
      },
    ),
    { maxLength: 60 },
  )
  .map((characters) => characters.join(''));
