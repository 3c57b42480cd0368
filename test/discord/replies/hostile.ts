import fc from 'fast-check';
import type { Answer, Excerpt } from '../../../src/core/answering/answer.ts';
import { languages } from '../../../src/core/language.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import type { Span } from '../../../src/core/text/span.ts';

/** What a document or a user can put into a text to break a message: markup, mentions, links, directions, width. */
const shards = [
  'داعش',
  'الأميركية',
  'Peshmerga',
  'x'.repeat(90),
  '80',
  '٨٠',
  ' ',
  '  ',
  '\n',
  '. ',
  '؟ ',
  '! ',
  '…',
  '**',
  '***',
  '*',
  '__',
  '_',
  '~~',
  '||',
  '`',
  '```',
  '\\',
  '\\\\',
  '> ',
  '\n>>> ',
  '\n# ',
  '\n-# ',
  '\n- ',
  '\n12. ',
  '@everyone',
  '@here',
  '<@1>',
  '<@&2>',
  '<#3>',
  '<:a:4>',
  '<t:5:R>',
  '</ask:6>',
  ':smile:',
  '[a](https://b.c)',
  'https://b.c/d_e_f',
  'discord.gg/x',
  '«',
  '»',
  '“',
  '”',
  '\u202e',
  '\u2067',
  '\u2069',
  '\u200b',
  '👩‍👩‍👧‍👦',
  '𝔞',
  'é',
  'e\u0301\u0302\u0303',
  '🇮🇶',
];

/** Up to some 5,000 characters of such shards. */
const shardText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...shards) },
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 600, size: 'max' },
  )
  .map((parts) => parts.join(''));

const words = [
  'أعلنت',
  'وزارة',
  'البيشمركة',
  'العمليات،',
  'كيلومتراً',
  'coalition',
  'Col.',
  'the',
  '80',
  '٨٠',
  '(ISIS)',
  'snake_case',
  '2*3*4',
  '👩‍👩‍👧‍👦',
  'مُشَدَّدٌ',
];

/** Sentences of running text in either direction, or both, of up to some 6,000 characters: a paragraph that nobody broke up. */
const longParagraph = fc
  .array(
    fc
      .tuple(
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60, size: 'max' }),
        fc.constantFrom('. ', '؟ ', '! ', '.\n'),
      )
      .map(([sentence, end]) => sentence.join(' ') + end),
    { minLength: 1, maxLength: 30, size: 'max' },
  )
  .map((sentences) => sentences.join('').trim());

/** Anything that a document can hold or a person type; never blank. */
export const hostileText = fc
  .oneof(
    { weight: 3, arbitrary: shardText },
    { weight: 2, arbitrary: longParagraph },
    // Lines of one letter, which cost the most to set out.
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 2000 }).map((lines) => 'س\n'.repeat(lines)) },
  )
  .filter((text) => text.trim() !== '');

/** One or several sentences of a text, one after the other. */
const spanIn = (text: string) => {
  const sentences = splitSentences(text);
  return fc.option(
    fc.tuple(fc.nat(sentences.length - 1), fc.nat(2)).map(([first, more]): Span => {
      const last = Math.min(first + more, sentences.length - 1);
      return [sentences[first]?.[0] ?? 0, sentences[last]?.[1] ?? text.length];
    }),
  );
};

export const language = fc.constantFrom(...languages);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const characters = (of: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...of), minLength: length, maxLength: length });

/** Anything in the shape of a reference. */
export const reference = fc
  .tuple(characters(alphabet, 6), characters(digits, 3))
  .map((parts) => parts.join(''));

export const excerpt: fc.Arbitrary<Excerpt> = fc
  .record({
    text: hostileText,
    title: hostileText,
    date: fc.oneof(fc.constant(''), hostileText),
    language,
    rendition: fc.option(hostileText),
    reference,
    paragraph: fc.nat(),
  })
  .chain(({ rendition, ...record }) =>
    spanIn(record.text).map((answer) => ({
      ...record,
      document: 'x',
      paragraphs: 123456,
      answer,
      score: 1,
      translation:
        rendition === null
          ? null
          : { language: record.language === 'ar' ? ('en' as const) : ('ar' as const), text: rendition },
    })),
  );

export const hostileAnswer: fc.Arbitrary<Answer> = fc.record({
  question: hostileText,
  language,
  answered: fc.boolean(),
  tookMs: fc.constant(1),
  wordsOnly: fc.boolean(),
  excerpts: fc.array(excerpt, { maxLength: 11 }),
});

export const textAndSentence = hostileText.chain((text) =>
  fc.record({ text: fc.constant(text), answer: spanIn(text) }),
);
