import { continuing } from './text/word-pieces.ts';

/** The code of a feature: every number 1 or -1, at random but for the name, which decides. */
function addCode(row: Float64Array, name: string, scale: number, dimensions: number): void {
  let state = 2166136261;
  for (let place = 0; place < name.length; place++)
    state = Math.imul(state ^ name.charCodeAt(place), 16777619);
  let bits = 0;
  for (let place = 0; place < dimensions; place++) {
    if (place % 32 === 0) {
      state = (state + 0x6d2b79f5) | 0;
      bits = Math.imul(state ^ (state >>> 15), 1 | state);
      bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
      bits ^= bits >>> 14;
    }
    row[place] = (row[place] as number) + (((bits >>> (place % 32)) & 1) === 1 ? scale : -scale);
  }
}

/** Character 4-grams of a token; the ends of a word count as a letter. */
export function gramsOf(token: string, size = 4): string[] {
  const inner = token.startsWith(continuing) ? token.slice(continuing.length) : `_${token}`;
  const padded = inner.length > 1 ? `${inner}_` : inner;
  if (padded.length <= size) return [padded];
  return Array.from({ length: padded.length - size + 1 }, (_, start) => padded.slice(start, start + size));
}

/** Direction of length 1, the last number 0, from a token's own code and those of its n-grams, the rare ones counting for more. */
export function codeOf(
  token: string,
  gramRarity: (gram: string) => number,
  own: number,
  dimensions: number,
): Float64Array {
  const row = new Float64Array(dimensions);
  const grams = gramsOf(token);
  const weights = grams.map(gramRarity);
  const norm = Math.hypot(...weights) || 1;
  addCode(row, `word ${token}`, own, dimensions - 1);
  const rest = Math.sqrt(1 - own * own);
  for (const [place, gram] of grams.entries()) {
    addCode(row, `gram ${gram}`, (rest * (weights[place] as number)) / norm, dimensions - 1);
  }
  return unit(row);
}

export function unit(row: Float64Array): Float64Array {
  const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
  return row.map((value) => value / norm);
}
