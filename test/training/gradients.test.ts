import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/core/fitting/random.ts';
import type { Batch } from '../../src/training/compute/batch.ts';
import { rowGradient } from '../../src/training/compute/phases.ts';
import { lossOf, trainStep } from '../../src/training/compute/step.ts';
import { createTeam, type Team } from '../../src/training/compute/team.ts';
import { bagOf } from '../../src/training/text/bag.ts';

const shape = { saturation: 1.2, lengthPenalty: 0.75, usualLength: 80, pivot: 1, pivotFrom: 16 };
const size = { rows: 300, dimensions: 24, queries: 8, passages: 12, entries: 2000, levels: 0 };
const temperature = 0.05;

/** A team with random rows, and a batch with repeated tokens, texts of all lengths, extra passages and masked ones. */
async function setUp(threads: number): Promise<{ team: Team; batch: Batch }> {
  const team = await createTeam({ ...size, threads });
  const random = seededRandom(5);
  for (let place = 0; place < team.arena.table.length; place++) {
    team.arena.table[place] = place % size.dimensions === size.dimensions - 1 ? 0 : random() - 0.5;
  }
  const bag = (length: number) =>
    bagOf(
      Array.from({ length }, () => 3 + Math.floor(random() * 200)),
      shape,
    );
  const queries = Array.from({ length: size.queries }, (_, place) => bag(2 + place));
  const passages = Array.from({ length: size.passages }, (_, place) => bag(6 + 4 * place));
  return {
    team,
    batch: { queries, passages, masked: (query, passage) => (query + passage) % 5 === 0 },
  };
}

describe('the gradients', () => {
  let team: Team;
  afterEach(() => team.close());

  it('are those of finite differences', async () => {
    const { batch, team: made } = await setUp(1);
    team = made;
    const { arena } = team;
    const change = 2e-3;
    const lossWith = (at: number, value: number): number => {
      const kept = arena.table[at] as number;
      arena.table[at] = value;
      const loss = lossOf(team, batch, temperature);
      arena.table[at] = kept;
      return loss;
    };
    lossOf(team, batch, temperature);
    team.run('differentiate');
    team.run('propagate');
    const rows = arena.counts[2] as number;
    const computed = Array.from({ length: rows }, (_, place) => {
      rowGradient(arena, team.kernels, place, { index: 0, of: 1 });
      return { row: arena.distinct[place] as number, gradient: arena.scratch.slice(0, size.dimensions) };
    });
    expect(rows).toBeGreaterThan(100);
    let largest = 0;
    for (const { row, gradient } of computed.filter((_, place) => place % 7 === 0)) {
      for (const number of [0, 5, size.dimensions - 2]) {
        const at = row * size.dimensions + number;
        const value = arena.table[at] as number;
        const slope = (lossWith(at, value + change) - lossWith(at, value - change)) / (2 * change);
        expect(gradient[number]).toBeCloseTo(slope, 3);
        largest = Math.max(largest, Math.abs(slope));
      }
      expect(gradient[size.dimensions - 1]).toBe(0);
    }
    // Slopes that are all near 0 would agree with anything.
    expect(largest).toBeGreaterThan(0.05);
  });

  it('lead down', async () => {
    const { batch, team: made } = await setUp(1);
    team = made;
    const losses = Array.from({ length: 30 }, () => trainStep(team, batch, temperature, 0.01, 0.01));
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 10);
  });

  it('and steps have the same bits whatever the number of threads', async () => {
    const tables: Uint8Array[] = [];
    for (const threads of [1, 2, 3]) {
      const { batch, team: made } = await setUp(threads);
      team = made;
      for (let step = 0; step < 5; step++) trainStep(team, batch, temperature, 0.01, 0.01);
      tables.push(Uint8Array.from(new Uint8Array(team.arena.table.slice().buffer)));
      if (threads < 3) await team.close();
    }
    expect(Buffer.compare(tables[0] as Uint8Array, tables[1] as Uint8Array)).toBe(0);
    expect(Buffer.compare(tables[0] as Uint8Array, tables[2] as Uint8Array)).toBe(0);
  });
});
