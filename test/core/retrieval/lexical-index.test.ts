import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesAmong } from '../../../src/core/corpus/known-texts.ts';
import {
  buildLexicalIndex,
  LexicalIndexBuilder,
  termsOf,
  weightedTerms,
} from '../../../src/core/retrieval/lexical-index.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { characterGrams, stem, tokenize } from '../../../src/core/text/tokens.ts';
import { anyTexts } from './corpora.ts';

const texts = ['ذهبت القوات. عادت القوات!\nانتهى', '', 'القوات… في بغداد'];

describe('buildLexicalIndex', () => {
  it('holds the words of every sentence of every text in their order', () => {
    fc.assert(
      fc.property(anyTexts, (corpus) => {
        const index = buildLexicalIndex('ar', corpus);
        const read = corpus.map((_, text) => {
          const sentences: string[][] = [];
          for (
            let place = index.textStarts[text] as number;
            place < (index.textStarts[text + 1] as number);
            place++
          ) {
            const ids = index.sequence.slice(index.sentenceStarts[place], index.sentenceStarts[place + 1]);
            sentences.push([...ids].map((id) => index.words[id] as string));
          }
          return sentences;
        });
        expect(read).toEqual(
          corpus.map((text) =>
            splitSentences(text).map(([start, end]) =>
              tokenize(text.slice(start, end)).map(({ word }) => word),
            ),
          ),
        );
        expect(index.textStarts.length).toBe(corpus.length + 1);
        expect(index.sentenceStarts.at(-1)).toBe(index.sequence.length);
      }),
    );
  });

  it('gives an empty text no sentence and no length', () => {
    const index = buildLexicalIndex('ar', texts);
    expect([...index.textStarts]).toEqual([0, 3, 3, 5]);
    expect([index.postings.lengths[1], index.terms.lengths[1]]).toEqual([0, 0]);
  });

  it('lists each word once, and its postings under its own id', () => {
    const { words, postings, terms, resemblance } = buildLexicalIndex('ar', texts);
    expect(words).toEqual(['ذهبت', 'القوات', 'عادت', 'انتهي', 'في', 'بغداد']);
    expect([...postings.terms]).toEqual(words.map((word, id) => [word, id]));
    const id = words.indexOf('القوات');
    const range = [postings.starts[id], postings.starts[id + 1]] as const;
    expect([[...postings.texts.slice(...range)], [...postings.frequencies.slice(...range)]]).toEqual([
      [0, 2],
      [2, 1],
    ]);
    expect([terms.size, resemblance.size]).toEqual([texts.length, words.length]);
  });

  it('finds a text by the 4-grams and the stem of its words, and a word by its 3-grams', () => {
    const { words, terms, resemblance } = buildLexicalIndex('ar', ['الوزارة']);
    expect([...terms.terms.keys()]).toEqual([...characterGrams('الوزاره'), `#${stem('وزاره')}`]);
    expect([...resemblance.terms.keys()]).toEqual(characterGrams(words[0] as string, 3));
  });

  it('survives serialisation whole', () => {
    const index = buildLexicalIndex('ar', texts);
    const restored: unknown = deserialize(serialize(index));
    expect(restored).toStrictEqual(index);
    const kinds = ({ postings, sequence }: typeof index) =>
      [postings.starts, postings.frequencies, postings.terms, sequence].map((part) => part.constructor.name);
    expect(kinds(restored as typeof index)).toEqual(['Uint32Array', 'Uint16Array', 'Map', 'Uint32Array']);
  });

  it('takes a corpus without texts', () => {
    const index = buildLexicalIndex('en', []);
    expect([index.words, index.terms.size, [...index.textStarts]]).toEqual([[], 0, [0]]);
  });
});

describe('weightedTerms', () => {
  it('gives words of one emphasis the same square sum, however long they are', () => {
    for (const word of ['من', 'بغداد', 'المستشفيات', 'makhmur']) {
      const weights = [...weightedTerms([word], [3]).values()];
      expect(weights.length).toBe(new Set(termsOf(word)).size);
      expect(Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))).toBeCloseTo(3, 6);
    }
  });

  it('adds up what words share', () => {
    const both = weightedTerms(
      ['الوزارة', 'وزارة'].map((word) => tokenize(word)[0]?.word ?? ''),
      [1, 1],
    );
    const one = weightedTerms(['وزاره'], [1]);
    const shared = `#${stem('وزاره')}`;
    expect(both.get(shared)).toBeGreaterThan(one.get(shared) as number);
  });
});

describe('LexicalIndexBuilder', () => {
  const rebuilt = (before: readonly string[], after: readonly string[]) => {
    const known = { index: buildLexicalIndex('ar', before), numbers: placesAmong(before, after) };
    const builder = new LexicalIndexBuilder('ar', known);
    for (const text of after) builder.add(text);
    return builder.finish();
  };

  it('makes of texts that are known what it makes of them when it reads them', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, fc.nat(5), (before, came, gone) => {
        const after = [...came, ...before.slice(gone).reverse(), ...before.slice(0, 1)];
        expect(rebuilt(before, after)).toEqual(buildLexicalIndex('ar', after));
      }),
    );
  });

  it('does so where most texts stay in their order, and others are changed, put between them or taken out', () => {
    const edit = fc.tuple(fc.constantFrom('keep', 'keep', 'change', 'insert', 'remove'), anyTexts);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const before = edits.map(([, [text]]) => text as string);
        const after = edits.flatMap(([kind, [text, other = 'بغداد']]) => {
          if (kind === 'remove') return [];
          if (kind === 'change') return [`${text} ${other}`];
          return kind === 'insert' ? [other, text as string] : [text as string];
        });
        expect(rebuilt(before, after)).toEqual(buildLexicalIndex('ar', after));
      }),
    );
  });
});
