import { afterAll, describe, expect, it } from 'vitest';
import { analyzeQuestion } from '../../src/core/answering/question.ts';
import { editDistance } from '../../src/core/text/edit-distance.ts';
import { WorkCounter } from '../../src/reliability/hostile/counted-work.ts';
import { growthFault } from '../../src/reliability/hostile/growth.ts';

describe('growthFault', () => {
  // Before anything of what it counts has run.
  const counter = new WorkCounter();
  afterAll(() => counter.stop());
  const sizes = [100, 200, 400];

  it('finds none in work that is in proportion', async () => {
    const read = async (size: number) => analyzeQuestion('كلمة '.repeat(size));
    expect(await growthFault(counter, sizes, read)).toBeNull();
  });

  it('finds work that grows with the square', async () => {
    const compare = async (size: number) => editDistance('a'.repeat(size), 'b'.repeat(size), size);
    expect(await growthFault(counter, sizes, compare)).toMatch(/blocks ran for 100, 200, 400 characters$/);
  });
});
