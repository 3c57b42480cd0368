import fc from 'fast-check';

const codePoints = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));

/** Pieces that mean something to a terminal, a web page, Discord, a file system or a regular expression. */
const signs = [
  '@everyone',
  '@here',
  '<@1>',
  '<@&2>',
  '<#3>',
  '</ask:4>',
  '<t:5:R>',
  '<:a:6>',
  '[a](https://b.c)',
  'https://b.c/d_e_f',
  'discord.gg/x',
  '**',
  '__',
  '~~',
  '||',
  '```',
  '\n# ',
  '\n-# ',
  '\n> ',
  '\n12. ',
  '\\',
  '«',
  '”',
  '\u001b[31m',
  '{x}',
  '../..',
  '%s',
  '(a+)+$',
  '__proto__',
  '\0',
  '\r\n',
  '\u2028',
];

const words = [
  'من هو المتحدث باسم التحالف؟',
  'متى',
  'كم',
  'ماذا عن خانقين؟',
  'البيشمركة',
  'شكد المسافة',
  'who is the spokesman',
  'coalition',
  'how many',
  '٨٠',
  '80',
  '1,190',
  'مُشَدَّدٌ',
];

/** Unpaired halves of surrogate pairs, either half. */
const loneSurrogates = codePoints(0xd800, 0xdfff);
const fourBytes = codePoints(0x10000, 0x10ffff);
const arabic = fc.oneof(codePoints(0x600, 0x6ff), codePoints(0xfb50, 0xfdff), codePoints(0xfe70, 0xfefc));
const marks = fc.oneof(codePoints(0x300, 0x36f), codePoints(0x64b, 0x65f));
const directions = fc.constantFrom(
  ...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
);
const joined = fc.constantFrom('👩\u200d', '🏽\u200d', '\u200d', '\u200c', '\ufe0f', '🇮', '🇶');

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...signs) },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '؟', '.', '…', '"', "'", ',') },
  { weight: 2, arbitrary: codePoints(0, 0xffff) },
  { weight: 2, arbitrary: arabic },
  { weight: 1, arbitrary: loneSurrogates },
  { weight: 1, arbitrary: fourBytes },
  { weight: 1, arbitrary: marks },
  { weight: 1, arbitrary: directions },
  { weight: 1, arbitrary: joined },
);

const joinedUnits = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(unit, { maxLength, size: 'max' }).map((units) => units.join(''));

const mixture = joinedUnits(24);

/** One thing again and again: a stack of marks, a chain of joiners, a run of characters beyond the basic plane. */
const runs = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      joinedUnits(3),
      fc.oneof(unit, loneSurrogates, fourBytes, marks, directions, joined),
      fc.nat(longest),
      mixture,
    )
    .map(([before, repeated, times, after]) => before + repeated.repeat(times) + after);

const megabyte = 1_000_000;

/** A line of a megabyte. */
const hugeLine = fc
  .tuple(unit, joinedUnits(4))
  .map(([repeated, after]) => repeated.repeat(Math.ceil(megabyte / repeated.length)) + after);

/** Random Unicode, mostly short enough to be read as a question; now and then a line of a megabyte. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 300, arbitrary: mixture },
  { weight: 80, arbitrary: runs(40) },
  { weight: 19, arbitrary: runs(1_000) },
  { weight: 1, arbitrary: hugeLine },
);

/** A number from 0 to just below 1; fast-check's own doubles are spread by their bits, so that nearly all are next to 0. */
export const share: fc.Arbitrary<number> = fc.nat(999_999).map((part) => part / 1_000_000);

/** A text for a message of an error: its beginning, every character but ASCII escaped. */
export const named = (text: string): string =>
  `${JSON.stringify(text.slice(0, 60)).replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)} (${text.length} characters)`;
