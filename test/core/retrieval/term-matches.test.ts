import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSynonyms } from '../../../src/core/lexicon/synonyms.ts';
import { parseTranslations } from '../../../src/core/lexicon/translations.ts';
import { matchTerms, Vocabulary } from '../../../src/core/retrieval/term-matches.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';
import { anyQuestion, anyTexts, indexOf, onlyWords, similaritiesIn } from './corpora.ts';

const folded = (written: string): string => tokenize(written)[0]?.word ?? '';
const similarity = (written: string, asked: string, knowledge: Partial<typeof onlyWords> = {}): number =>
  similaritiesIn(written, folded(asked), { ...onlyWords, ...knowledge }).get(folded(written)) ?? 0;

const unknown = { isKnown: () => false };
const synonyms = parseSynonyms('ar', { sets: 'متحدث\tناطق\n', dialect: 'حچى\tتصريح كلام\n' });
const translations = parseTranslations('force\tقو:0.49 جيش:0.16\nministry\tزار:0.81');
const across = { acrossScripts: true, alternatives: translations };

describe('matchTerms', () => {
  it('gives the same word 1', () => {
    expect([
      similarity('بغداد', 'بغداد'),
      similarity('forces', 'Forces'),
      similarity('١٬١٩٠', '1,190'),
    ]).toEqual([1, 1, 1]);
  });

  it('gives a word that differs by article, conjunction or preposition 1', () => {
    const forms = ['الحكومة', 'والحكومة', 'بالحكومة', 'للحكومة', 'وحكومة'];
    expect(forms.map((form) => similarity(form, 'حكومة'))).toEqual([1, 1, 1, 1, 1]);
    expect(forms.map((form) => similarity('حكومة', form))).toEqual([1, 1, 1, 1, 1]);
  });

  it('ranks same word over same stem over same root over an unrelated word', () => {
    const [same, stem, root, other] = ['هجوم', 'هجومها', 'هاجم', 'بغداد'].map((word) =>
      similarity(word, 'هجوم'),
    );
    expect(same).toBeGreaterThan(stem as number);
    expect(stem).toBeGreaterThan(root as number);
    expect(root).toBeGreaterThan(0);
    expect(other).toBe(0);
  });

  it('takes an unknown word a letter off for a misspelling, and a known one for itself', () => {
    for (const wrong of ['مخمر', 'مخممور', 'مخبور', 'خمور']) {
      expect(similarity('مخمور', wrong, unknown)).toBeGreaterThan(0.8);
      expect(similarity('مخمور', wrong)).toBeLessThan(similarity('مخمور', wrong, unknown));
    }
    expect(similarity('coalition', 'coalitoin', unknown)).toBeGreaterThan(
      similarity('coalition', 'coalitoin'),
    );
    expect(similarity('بلد', 'ولد', unknown)).toBe(0);
  });

  it('costs a misspelling more the more letters are off', () => {
    const [none, one, two] = ['coalition', 'coaltion', 'coaltiom'].map((asked) =>
      similarity('coalition', asked, unknown),
    );
    expect(none).toBe(1);
    expect(one).toBeLessThan(1);
    expect(two).toBeLessThan(one as number);
    expect(two).toBeGreaterThan(0.5);
  });

  it('does not take one number for another', () => {
    expect(similarity('11900', '1190', unknown)).toBe(0);
  });

  it('matches a listed synonym, and a dialect word by its standard one, for less than the word itself', () => {
    const knowledge = { alternatives: synonyms };
    const [listed, dialect] = [
      similarity('الناطق', 'المتحدث', knowledge),
      similarity('تصريحات', 'حچى', knowledge),
    ];
    expect(similarity('الناطق', 'المتحدث')).toBe(0);
    for (const found of [listed, dialect]) {
      expect(found).toBeGreaterThan(0.5);
      expect(found).toBeLessThan(1);
    }
  });

  it('matches a translation, a likelier one better', () => {
    const [likely, less] = [similarity('قوات', 'forces', across), similarity('الجيش', 'forces', across)];
    expect(likely).toBeGreaterThan(less);
    expect(less).toBeGreaterThan(0);
    expect(likely).toBeLessThanOrEqual(1);
    expect(similarity('بغداد', 'forces', across)).toBe(0);
  });

  it('reads an inflected English word that the lexicon lacks by its base form', () => {
    const known = { acrossScripts: true, alternatives: parseTranslations('close\tاغلق:0.8') };
    expect(similarity('أغلق', 'closing', known)).toBeGreaterThan(0.5);
    expect(similarity('أغلق', 'closet', known)).toBe(0);
  });

  it('finds for a likely translation other words of its root, for less', () => {
    const known = { acrossScripts: true, alternatives: parseTranslations('attack\tهجوم:0.6') };
    const [same, root] = ['هجوم', 'هاجم'].map((written) => similarity(written, 'attack', known));
    expect(root).toBeGreaterThan(0);
    expect(root).toBeLessThan(same as number);
  });

  it("translates a word's synonyms too, for less than its own translation", () => {
    const known = {
      acrossScripts: true,
      alternatives: parseTranslations('strike\tضرب:0.6\nattack\tهجوم:0.6'),
      translatedSynonyms: parseSynonyms('en', { sets: 'attack\tstrike\n' }),
    };
    const [own, meant] = ['هجوم', 'ضربة'].map((written) => similarity(written, 'attack', known));
    expect(meant).toBeGreaterThan(0);
    expect(meant).toBeLessThan(own as number);
  });

  it("finds the synonyms of a word's likeliest translations, for less than the translation", () => {
    const known = {
      acrossScripts: true,
      alternatives: parseTranslations('attack\tهجوم:0.6 ضرب:0.1 نوب:0.1 قصف:0.05'),
      synonymsOfTranslations: parseSynonyms('ar', { sets: 'هجوم\tاعتداء\nقصف\tغارة\n' }),
    };
    const [own, further] = ['هجوم', 'اعتداء'].map((written) => similarity(written, 'attack', known));
    expect(further).toBeGreaterThan(0);
    expect(further).toBeLessThan(own as number);
    expect(similarity('غارة', 'attack', known)).toBe(0);
  });

  it('matches a stem that stands behind a preposition', () => {
    expect(similarity('لخلايا', 'خلايا')).toBeGreaterThan(0.9);
    expect(similarity('خلايا', 'لخلايا')).toBeGreaterThan(0.9);
  });

  it('finds the same whatever was asked before', () => {
    const vocabulary = new Vocabulary(indexOf('هجوم مخمور', 'قوات بغداد'));
    const asked = () => matchTerms(vocabulary, ['القوات', 'مخمر'], { ...onlyWords, ...unknown });
    const first = asked();
    matchTerms(vocabulary, ['مخمور', 'هجومها'], { ...onlyWords, ...unknown });
    expect(first.size).toBe(2);
    expect(asked()).toEqual(first);
  });

  it('finds a translation whose own و the lexicon lost', () => {
    expect(similarity('الوزارة', 'ministry', across)).toBeGreaterThan(0.5);
  });

  it('recognises a name by its consonants in the other script, and only across scripts', () => {
    for (const [arabic, latin] of [
      ['مخمور', 'Makhmur'],
      ['كركوك', 'Kirkuk'],
      ['بمخمور', 'Makhmour'],
    ] as const) {
      expect(similarity(arabic, latin, across)).toBeGreaterThan(0.5);
      expect(similarity(latin, arabic, across)).toBeGreaterThan(0.5);
      expect(similarity(arabic, latin)).toBe(0);
    }
    expect(similarity('كركوك', 'Makhmur', across)).toBe(0);
  });

  it('does not spell a word out as a name whose translation the texts have', () => {
    const known = { acrossScripts: true, alternatives: parseTranslations('makhmur\tحكوم:0.5') };
    expect(similaritiesIn('مخمور حكومة', 'makhmur', { ...onlyWords, ...known }).has('مخمور')).toBe(false);
    expect(similaritiesIn('مخمور قرية', 'makhmur', { ...onlyWords, ...known }).has('مخمور')).toBe(true);
  });

  it('keeps for each word and term the best of the ways that they match', () => {
    const knowledge = { ...onlyWords, alternatives: parseSynonyms('ar', { sets: 'هجوم\tهجمات\tهاجم\n' }) };
    expect(similaritiesIn('هاجم', 'هجوم', knowledge).get('هاجم')).toBeGreaterThan(
      similaritiesIn('هاجم', 'هجوم', onlyWords).get('هاجم') as number,
    );
  });

  it('takes a word that nobody knows for the listed one that it is a letter off, for less than that one', () => {
    const listed = { alternatives: synonyms };
    expect(similarity('ناطق', 'متحدذ', { ...listed, ...unknown })).toBeGreaterThan(0);
    expect(similarity('ناطق', 'متحدذ', { ...listed, ...unknown })).toBeLessThan(
      similarity('ناطق', 'متحدث', listed),
    );
    expect(similarity('ناطق', 'متحدذ', listed)).toBe(0);
    expect(similarity('ناطق', 'مبحدذ', { ...listed, ...unknown })).toBe(0);
  });

  it('names the place of the term that a word stands for', () => {
    const index = indexOf('قوات بغداد');
    const matches = matchTerms(new Vocabulary(index), ['اربيل', 'بغداد', 'قوات'], onlyWords);
    expect(matches.get(index.words.indexOf('قوات'))).toEqual([{ term: 2, similarity: 1 }]);
    expect(matches.get(index.words.indexOf('بغداد'))).toEqual([{ term: 1, similarity: 1 }]);
  });

  it('gives similarities above 0 up to 1, one a word and term, for any texts and question', () => {
    const knowledge = fc.record({
      alternatives: fc.constantFrom(null, synonyms, translations),
      acrossScripts: fc.boolean(),
      translatedSynonyms: fc.constant(null),
      synonymsOfTranslations: fc.constant(null),
      isKnown: fc.constantFrom(onlyWords.isKnown, unknown.isKnown),
    });
    fc.assert(
      fc.property(anyTexts, anyQuestion, knowledge, (texts, { terms }, known) => {
        const index = indexOf(...texts);
        for (const [word, found] of matchTerms(new Vocabulary(index), terms, known)) {
          expect(index.words[word]).toBeTypeOf('string');
          expect(new Set(found.map(({ term }) => term)).size).toBe(found.length);
          for (const match of found) {
            expect(terms[match.term]).toBeTypeOf('string');
            expect(match.similarity).toBeGreaterThan(0);
            expect(match.similarity).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});
