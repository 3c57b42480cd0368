/** Levels that the numbers of a finished table are rounded to, relative to the size of their row. */
export const levelCount = 6;
/** Where the search for the levels begins: those for a normal distribution (Max 1960), the upper half. */
const normalLevels = [0.3177, 1, 1.8936];
const sampledRows = 2000;
const sampledEach = 7;

const rootMeanSquare = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

function nearestLevel(value: number, levels: ArrayLike<number>): number {
  let nearest = 0;
  while (
    nearest + 1 < levels.length &&
    value > ((levels[nearest] as number) + (levels[nearest + 1] as number)) / 2
  ) {
    nearest++;
  }
  return nearest;
}

/**
 * Rounds a row to levels, times the scale that fits it best.
 * @param rounded takes the rounded numbers
 * @param digits takes the numbers of the levels
 * @returns the scale
 */
export function roundRow(
  row: Float32Array,
  levels: Float32Array,
  rounded: Float32Array,
  digits = new Uint8Array(row.length),
): number {
  const size = rootMeanSquare(row) || 1;
  let product = 0;
  let square = 0;
  for (let place = 0; place < row.length; place++) {
    const value = row[place] as number;
    const digit = nearestLevel(value / size, levels);
    const level = levels[digit] as number;
    digits[place] = digit;
    rounded[place] = level;
    product += value * level;
    square += level * level;
  }
  const scale = Math.fround(product / square);
  for (let place = 0; place < row.length; place++) rounded[place] = scale * (rounded[place] as number);
  return scale;
}

/** The levels of least square error for a table's numbers relative to their rows' sizes (Lloyd 1982). */
export function learnLevels(table: Float32Array, dimensions: number): Float32Array {
  const step = Math.max(1, Math.floor(table.length / dimensions / sampledRows)) * dimensions;
  const sample: number[] = [];
  for (let start = 0; start < table.length; start += step) {
    const row = table.subarray(start, start + dimensions);
    const size = rootMeanSquare(row);
    if (size === 0) continue;
    for (let place = 0; place < dimensions; place += sampledEach) {
      sample.push(Math.abs((row[place] as number) / size));
    }
  }
  let levels = normalLevels;
  for (let round = 0; round < 20; round++) {
    const sums = levels.map(() => 0);
    const counts = levels.map(() => 0);
    for (const value of sample) {
      const nearest = nearestLevel(value, levels);
      sums[nearest] = (sums[nearest] as number) + value;
      counts[nearest] = (counts[nearest] as number) + 1;
    }
    levels = levels.map((level, place) => (counts[place] ? (sums[place] as number) / counts[place] : level));
  }
  return Float32Array.from([...levels.map((level) => -level).reverse(), ...levels]);
}
