import fc from 'fast-check';
import type { Answer, Excerpt } from '../../../src/core/answering/answer.ts';
import { languages } from '../../../src/core/language.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';

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

/** Up to some 5,000 characters of such shards; never empty. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...shards) },
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    {
      minLength: 1,
      maxLength: 600,
      size: 'max',
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

const spanIn = (text: string) => fc.option(fc.constantFrom(...splitSentences(text)));

export const language = fc.constantFrom(...languages);

const excerpt: fc.Arbitrary<Excerpt> = fc
  .record({
    text: hostileText,
    title: hostileText,
    date: hostileText,
    language,
    rendition: fc.option(hostileText),
  })
  .chain(({ rendition, ...record }) =>
    spanIn(record.text).map((answer) => ({
      ...record,
      document: 'x',
      paragraph: 123456,
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
  excerpts: fc.array(excerpt, { maxLength: 4 }),
});

export const textAndSentence = hostileText.chain((text) =>
  fc.record({ text: fc.constant(text), answer: spanIn(text) }),
);
