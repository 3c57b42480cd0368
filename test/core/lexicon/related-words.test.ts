import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RelatedWords } from '../../../src/core/lexicon/related-words.ts';
import { foldedText } from '../../../src/core/text/fold.ts';
import { stem } from '../../../src/core/text/tokens.ts';
import { root } from '../../scripts/command.ts';

const weights = { first: 0.5, step: 0.1, least: 0.2 };
const related = new RelatedWords(
  '# head\tword\nهدن\tاتفاق وقف تهدئه\nصلح\tتهدئه اتفاقات\nوقف\tتوقف',
  weights,
);
const listOf = (name: string) => readFile(path.join(root, 'lexicon', `${name}.ar.tsv`), 'utf8');
const stemsOf = (from: string): string[] => related.of(from).map((each) => each.stem);

describe('RelatedWords', () => {
  it("finds the words on a stem's line, the nearest for most", () => {
    expect(stemsOf('هدن')).toEqual(['اتفاق', 'وقف', 'تهدئ']);
    const weights = related.of('هدن').map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((left, right) => right - left));
    expect(new Set(weights).size).toBe(3);
  });

  it('finds the heads of the lines that hold a word of a stem, in any of its forms', () => {
    expect(stemsOf('اتفاق')).toEqual(['هدن', 'صلح']);
    expect(stemsOf('تهدئ')).toEqual(['هدن', 'صلح']);
  });

  it('weighs a head by the place of the word on its line', () => {
    const [first = 0, second = 0] = related.of('تهدئ').map(({ weight }) => weight);
    expect(second).toBeGreaterThan(first);
  });

  it('finds both for a stem that is a head and a word, and no stem that has its letters', () => {
    expect(stemsOf('وقف')).toEqual(['توقف', 'هدن']);
    expect(stemsOf('قف')).toEqual([]);
    expect(stemsOf('')).toEqual([]);
    expect(stemsOf('غير موجود')).toEqual([]);
  });

  it.each(['related', 'families'])(
    'finds the same in %s by searching and, once that was done often, by its index',
    async (name) => {
      const list = await listOf(name);
      const often = new RelatedWords(list, weights);
      for (let time = 0; time < 200; time++) often.of('وقت');
      for (const from of ['وقت', 'علاج', 'اسر', 'قتل', 'قف', 'مدرس', 'غير موجود', 'columns:', '#'])
        expect(often.of(from), from).toEqual(new RelatedWords(list, weights).of(from));
    },
  );

  it.each(['related', 'families'])(
    'has a list %s that is folded, with each head once, of words that stemming takes letters off and no more',
    async (name) => {
      const list = await listOf(name);
      const lines = list.split('\n').filter((line) => line && !line.startsWith('#'));
      expect(foldedText(lines.join('\n'))).toBe(lines.join('\n'));
      expect(lines.filter((line) => !/^\S+\t\S+(?: \S+)*$/u.test(line))).toEqual([]);
      const heads = lines.map((line) => line.slice(0, line.indexOf('\t')));
      expect(new Set(heads).size).toBe(heads.length);
      const words = lines.flatMap((line) => line.slice(line.indexOf('\t') + 1).split(' '));
      expect(words.filter((word) => !word.includes(stem(word)))).toEqual([]);
    },
  );
});
