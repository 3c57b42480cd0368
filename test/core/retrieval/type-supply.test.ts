import { describe, expect, it } from 'vitest';
import { supplyOf } from '../../../src/core/retrieval/type-supply.ts';
import { indexOf } from './corpora.ts';

const index = indexOf('قال ماروتو في أيلول إن بغداد آمنة 1990 35');
const strengths = (type: 'date' | 'number' | 'person', isKnown: (word: string) => boolean) => {
  const supply = supplyOf(index, type, isKnown);
  return Object.fromEntries(index.words.map((word, id) => [word, supply(id)]));
};

describe('supplyOf', () => {
  it('tells days and months for a date, and numbers that may be years', () => {
    expect(strengths('date', () => true)).toMatchObject({ ايلول: 1, 1990: 1, 35: 0, بغداد: 0 });
  });

  it('takes a number that may be a year for half a number', () => {
    expect(strengths('number', () => true)).toMatchObject({ 1990: 0.5, 35: 1 });
  });

  it('takes a word that general text does not know for the name of a person', () => {
    expect(strengths('person', (word) => word !== 'ماروتو')).toMatchObject({
      ماروتو: 0.5,
      بغداد: 0,
      قال: 0.5,
    });
  });
});
