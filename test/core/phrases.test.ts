import { describe, expect, it } from 'vitest';
import { english } from '../../src/core/phrases/english.ts';
import { instantIn, pluralIn } from '../../src/core/phrases/locale.ts';
import { chatCommandIds, type Phrases, phrases } from '../../src/core/phrases.ts';
import { stripBidiControls } from '../../src/core/text/bidi.ts';
import { isSorani, uiLanguages } from '../../src/core/ui-language.ts';

/** Every word of a language, of functions what they say of some values. */
function wordsIn(value: unknown, at = ''): [name: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    const counts = { documents: 1, passages: 2, added: 3, changed: 4, removed: 5, seconds: '6.0' };
    const args =
      at === '.reindexing.done' ? [counts] : at.endsWith('_UNKNOWN') ? ['x', ['y'], 9] : [8, 11, 'z'];
    return [[at, String(at === '.instant' ? value(0) : value(...args))]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => wordsIn(inner, `${at}.${key}`));
}

describe('the words of a language', () => {
  it('do not compile without one of them', () => {
    const { declined: _, ...rest } = english;
    // @ts-expect-error one is missing
    const lacking: Phrases = rest;
    expect(lacking).not.toHaveProperty('declined');
  });

  it.each(uiLanguages)('are all there and fit into what Discord has for them: %s', (language) => {
    const words = phrases[language];
    for (const [name, text] of wordsIn(words)) {
      if (!name.endsWith('.argument')) expect(text.trim(), name).not.toBe('');
      expect(text, name).not.toMatch(/undefined|NaN|\[object/);
    }
    for (const label of [...Object.values(words.buttons), words.moreExcerpts(8), words.inThisLanguage])
      expect(label.length).toBeLessThanOrEqual(80);
    for (const label of Object.values(words.askForm)) expect(label.length).toBeLessThanOrEqual(45);
  });

  it('are those of Sorani, not of Arabic, in Kurdish', () => {
    const arabic = new Map(wordsIn(phrases.ar));
    const own = wordsIn(phrases.ckb).filter(([, text]) => /\p{L}{3}/u.test(text.replace(/[A-Za-z]/g, '')));
    expect(own.length).toBeGreaterThan(80);
    for (const [name, text] of own) {
      expect(text, name).not.toBe(arabic.get(name));
      // Letters for which Sorani has others.
      if (!name.includes('QUESTION_EMPTY')) expect(text, name).not.toMatch(/[يىكةأإ]/u);
    }
    const ours = own.filter(([name]) => !/QUESTION_EMPTY|instant/.test(name));
    const long = ours.filter(([, text]) => text.split(' ').length > 5);
    expect(long.length).toBeGreaterThan(20);
    for (const [name, text] of long) expect(isSorani(stripBidiControls(text)), `${name}: ${text}`).toBe(true);
  });

  it('name each command of the chat as no other is named', () => {
    const names = uiLanguages.flatMap((language) =>
      chatCommandIds.flatMap((id) => phrases[language].chat.commands[id].names),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what is counted', () => {
  it.each([
    ['ar', 1, 'فقرة واحدة'],
    ['ar', 2, 'فقرتان'],
    ['ar', 3, '3 فقرات'],
    ['ar', 10, '10 فقرات'],
    ['ar', 11, '11 فقرة'],
    ['ar', 100, '100 فقرة'],
    ['ar', 103, '103 فقرات'],
    ['en', 1, '1 paragraph'],
    ['en', 2, '2 paragraphs'],
    ['ckb', 1, 'یەک بڕگە'],
    ['ckb', 7, '7 بڕگە'],
  ] as const)('stands in its form: %s %i', (language, count, form) => {
    expect(stripBidiControls(phrases[language].paragraphCount(count))).toBe(form);
  });

  it('has the general form in a language that ICU does not know', () => {
    expect(pluralIn('xx-Zzzz')(1, { one: () => 'one', other: () => 'other' })).toBe('other');
  });
});

describe('an instant', () => {
  const noon = 1_767_355_200_000;

  it.each([
    ['ar', /2 كانون الثاني 2026.*12:00/],
    ['en', /2 January 2026.*12:00/],
    // What ICU of the Node in use writes is its own: of Kurdish dates CLDR has changed the wording before.
    ['ckb', /2.*2026.*12:00/],
  ] as const)('is written out in %s', (language, written) => {
    expect(stripBidiControls(phrases[language].instant(noon, 'UTC'))).toMatch(written);
  });

  it('is written in English where ICU does not know the language', () => {
    expect(instantIn('xx-Zzzz')(noon, 'UTC')).toBe(instantIn('en-GB')(noon, 'UTC'));
  });
});
