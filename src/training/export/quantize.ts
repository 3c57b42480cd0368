import { levelCount, roundRow } from '../levels.ts';

/** A table of rows in few bits. */
export interface PackedTable {
  /** Rows × bytes of a row; a byte holds the levels' numbers of three neighbouring places, the first the lowest. */
  readonly bytes: Uint8Array;
  readonly bytesPerRow: number;
  /** What a row's levels are multiplied by. */
  readonly scales: Float32Array;
  readonly levels: Float32Array;
}

/** Three numbers of six levels in a byte: 6 × 6 × 6 = 216 values. */
export const digitsPerByte = 3;

/**
 * Packs a table whose numbers are rounded to levels times a scale of their row.
 * @param dimensions a multiple of 3
 */
export function pack(table: Float32Array, dimensions: number, levels: Float32Array): PackedTable {
  const rows = table.length / dimensions;
  const bytesPerRow = dimensions / digitsPerByte;
  const bytes = new Uint8Array(rows * bytesPerRow);
  const scales = new Float32Array(rows);
  const rounded = new Float32Array(dimensions);
  const digits = new Uint8Array(dimensions);
  for (let row = 0; row < rows; row++) {
    const exact = table.subarray(row * dimensions, (row + 1) * dimensions);
    scales[row] = roundRow(exact, levels, rounded, digits);
    for (let place = 0; place < dimensions; place++) {
      const at = row * bytesPerRow + Math.floor(place / digitsPerByte);
      bytes[at] = (bytes[at] as number) + (digits[place] as number) * levelCount ** (place % digitsPerByte);
    }
  }
  return { bytes, bytesPerRow, scales, levels };
}

/** For every value of a byte the levels that it stands for, one after the other. */
export function byteLevels(levels: Float32Array): Float32Array {
  return Float32Array.from({ length: levelCount ** digitsPerByte * digitsPerByte }, (_, place) => {
    const byte = Math.floor(place / digitsPerByte);
    return levels[Math.floor(byte / levelCount ** (place % digitsPerByte)) % levelCount] as number;
  });
}

/** The rounded table that a packed one stands for. */
export function unpack({ bytes, bytesPerRow, scales, levels }: PackedTable): Float32Array {
  const dimensions = bytesPerRow * digitsPerByte;
  const known = byteLevels(levels);
  return Float32Array.from({ length: scales.length * dimensions }, (_, at) => {
    const row = Math.floor(at / dimensions);
    const place = at % dimensions;
    const byte = bytes[row * bytesPerRow + Math.floor(place / digitsPerByte)] as number;
    return (scales[row] as number) * (known[byte * digitsPerByte + (place % digitsPerByte)] as number);
  });
}
