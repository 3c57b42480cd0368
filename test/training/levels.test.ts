import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/core/fitting/random.ts';
import { pack, unpack } from '../../src/training/export/quantize.ts';
import { learnLevels, roundRow } from '../../src/training/levels.ts';

/** Numbers with a normal distribution (Box and Muller 1958). */
function normalNumbers(count: number): Float32Array {
  const random = seededRandom(3);
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

describe('rounding', () => {
  const levels = learnLevels(normalNumbers(120_000), 120);

  it('has the levels of Max (1960) for normal numbers', () => {
    const expected = [-1.894, -1, -0.318, 0.318, 1, 1.894];
    for (const [place, level] of expected.entries())
      expect(Math.abs((levels[place] ?? 0) - level)).toBeLessThan(0.04);
  });

  it('loses as little as six levels can', () => {
    const row = normalNumbers(1200);
    const rounded = new Float32Array(row.length);
    roundRow(row, levels, rounded);
    const error = row.reduce((sum, value, place) => sum + (value - (rounded[place] as number)) ** 2, 0);
    expect(error / row.reduce((sum, value) => sum + value ** 2, 0)).toBeLessThan(0.07);
  });

  it('is undone by unpacking, for any table', () => {
    const value = fc.float({ noNaN: true, min: -8, max: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const table = Float32Array.from(rows.flat());
          const unpacked = unpack(pack(table, 12, levels));
          const expected = new Float32Array(table.length);
          for (let start = 0; start < table.length; start += 12) {
            roundRow(table.subarray(start, start + 12), levels, expected.subarray(start, start + 12));
          }
          expect(unpacked).toEqual(expected);
        },
      ),
    );
  });
});
