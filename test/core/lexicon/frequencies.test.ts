import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown, nounness, parseFrequencies, rarity } from '../../../src/core/lexicon/frequencies.ts';
import { buildLexicalIndex } from '../../../src/core/retrieval/lexical-index.ts';

const general = parseFrequencies(
  '# passages\t1000\nعراق\t400\t80\nقال\t300\t2\nمحافظ\t50\t30\nمخمور\t1\t0\n',
);
const index = buildLexicalIndex('ar', ['قال العراق', 'قال المحافظ', 'مخمور', '']);
const generalWith = (count: number) => parseFrequencies(`# passages\t1000\nعراق\t${count}\t50`);

describe('parseFrequencies', () => {
  it('reads the number of passages, and a stem a line', () => {
    expect(general.passages).toBe(1000);
    expect([...general.counts]).toEqual([
      ['عراق', 400],
      ['قال', 300],
      ['محافظ', 50],
      ['مخمور', 1],
    ]);
    expect(general.definiteness.get('عراق')).toBe(0.8);
  });

  it('passes over empty lines and lines without a count', () => {
    const { counts } = parseFrequencies('# passages\t10\n\nعراق\n\t5\t1\nقال\t3\t0\n\n');
    expect([...counts]).toEqual([['قال', 3]]);
  });
});

describe('isKnown', () => {
  it('knows a word by its stem', () => {
    expect(['المحافظات', 'والعراق', 'مخمور'].map((word) => isKnown(word, general))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isKnown('متحدث', general)).toBe(false);
  });
});

describe('nounness', () => {
  const of = (lines: string) => parseFrequencies(`# passages\t1000\n${lines}`);

  it('is high for what stands with an article', () => {
    expect(nounness('العراق', general)).toBe(1);
  });

  it('is low for what does not, where another form of the same verb is known', () => {
    const arabic = of('هاجم\t112\t2\nيهاجم\t20\t0\nاعلن\t900\t0\nيعلن\t90\t0\n');
    expect(nounness('هاجم', arabic)).toBeLessThan(0.1);
    expect(nounness('أعلن'.normalize('NFKD').replace(/\p{M}/gu, ''), arabic)).toBeLessThan(0.1);
    const english = of('attack\t50\t5\nattacked\t40\t2\nattacking\t9\t1\n');
    expect(nounness('attacked', english)).toBeLessThan(0.1);
  });

  it('takes for a name what no form of a verb is known of, and what is not known at all', () => {
    const names = of('باريس\t412\t3\nparis\t80\t1\n');
    expect(['باريس', 'paris', 'متحدث'].map((word) => nounness(word, names))).toEqual([1, 1, 1]);
  });
});

describe('rarity', () => {
  it('falls the more passages of general text hold a word', () => {
    const count = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(count, count, (one, other) => {
        fc.pre(one !== other);
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        expect(rarity('عراق', index, generalWith(few))).toBeGreaterThan(
          rarity('عراق', index, generalWith(many)),
        );
      }),
    );
  });

  it('falls the more texts of the corpus hold a word', () => {
    const held = [0, 1, 2, 3].map((holding) =>
      rarity(
        'عراق',
        buildLexicalIndex(
          'ar',
          [0, 1, 2].map((text) => (text < holding ? 'العراق' : 'نص')),
        ),
        general,
      ),
    );
    expect(held).toEqual([...held].sort((left, right) => right - left));
    expect(new Set(held).size).toBe(4);
  });

  it('counts a text once, however often it holds a word', () => {
    const once = buildLexicalIndex('ar', ['العراق', 'نص']);
    const often = buildLexicalIndex('ar', ['العراق عراق العراق', 'نص']);
    expect(rarity('عراق', often, general)).toBe(rarity('عراق', once, general));
  });

  it('takes all forms of a stem for one', () => {
    for (const form of ['المحافظات', 'ومحافظ', 'محافظه']) {
      expect(rarity(form, index, general)).toBe(rarity('محافظ', index, general));
    }
    expect(rarity('محافظ', index, general)).toBeLessThan(rarity('متحدث', index, general));
  });

  it('is finite and not negative, also for a word that neither knows', () => {
    for (const word of ['العراق', 'قال', 'مخمور', 'متحدث', '1190']) {
      const nats = rarity(word, index, general);
      expect(Number.isFinite(nats)).toBe(true);
      expect(nats).toBeGreaterThanOrEqual(0);
      expect(nats).toBeLessThanOrEqual(rarity('متحدث', index, general));
    }
  });
});
