import { describe, expect, it } from 'vitest';
import { processesFor } from '../src/embedder-for.ts';

const mebibyte = 2 ** 20;

describe('processesFor', () => {
  it('leaves one core to the process that links', () => {
    expect([1, 2, 3, 6].map((cores) => processesFor(cores, 64_000 * mebibyte))).toEqual([1, 1, 2, 5]);
  });

  it('stops where linking cannot follow', () => {
    expect(processesFor(64, 64_000 * mebibyte)).toBe(8);
  });

  it('takes a quarter of the memory at most, but for the first process', () => {
    expect([256, 1_024, 2_048, 4_096].map((size) => processesFor(64, size * mebibyte))).toEqual([1, 1, 3, 6]);
  });
});
