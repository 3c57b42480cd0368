import { describe, expect, it } from 'vitest';
import { dotProduct } from '../../../src/core/retrieval/exact-search.ts';
import { RecallProbe } from '../../../src/core/retrieval/recall-probe.ts';

/** Unit vectors at whole degrees of a circle. */
const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const circle = Array.from({ length: 360 }, (_, degrees) => at(degrees));

const searchAmong = (vectors: readonly Float32Array[]) => (question: Float32Array, k: number) =>
  vectors
    .map((vector, label) => ({ label, similarity: dotProduct(vector, question) }))
    .sort((left, right) => right.similarity - left.similarity)
    .slice(0, k);

function probeOf(...questions: Float32Array[]): RecallProbe {
  const probe = new RecallProbe(questions);
  for (const vector of circle) probe.see(vector);
  return probe;
}

describe('RecallProbe', () => {
  it('is 1 for a search that finds the ten nearest', () => {
    expect(probeOf(at(17), at(200.4)).recallOf(searchAmong(circle))).toBe(1);
  });

  it('falls by what a search misses of the ten nearest', () => {
    // Of those nearest to 17 degrees, 12 to 21 and one at either end, the search has no even one.
    const odd = circle.filter((_, degrees) => degrees % 2 === 1);
    expect(probeOf(at(16.6)).recallOf(searchAmong(odd))).toBe(0.5);
    expect(probeOf(at(17)).recallOf(() => [])).toBe(0);
  });

  it('takes another vector of the same likeness for as good', () => {
    const twice = [...circle, ...circle];
    const probe = new RecallProbe([at(90)]);
    for (const vector of twice) probe.see(vector);
    expect(probe.recallOf(searchAmong(twice.toReversed()))).toBe(1);
  });

  it('tells whether a share is reached without asking on once it cannot be', () => {
    const odd = searchAmong(circle.filter((_, degrees) => degrees % 2 === 1));
    let asked = 0;
    const counted = (question: Float32Array, k: number) => {
      asked++;
      return odd(question, k);
    };
    const probe = probeOf(at(16.6), at(100.6), at(200.6), at(300.6));
    expect(probe.reaches(0.5, counted)).toBe(true);
    expect(asked).toBe(4);
    expect(probe.reaches(0.51, counted)).toBe(false);
    expect(probe.reaches(0.9, counted)).toBe(false);
    expect(asked).toBe(4 + 4 + 1);
    expect(new RecallProbe([]).reaches(1, () => [])).toBe(true);
  });

  it('is 1 where nothing is asked or nothing was seen', () => {
    expect(new RecallProbe([]).recallOf(() => [])).toBe(1);
    expect(new RecallProbe([at(0)]).recallOf(() => [])).toBe(1);
  });
});
