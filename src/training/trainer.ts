import { seededRandom } from '../core/fitting/random.ts';
import type { Batch } from './compute/batch.ts';
import { trainStep } from './compute/step.ts';
import { createTeam, type Team } from './compute/team.ts';
import type { Example, Source } from './data/sources.ts';
import type { WordTable } from './data/word-table.ts';
import { learnLevels, levelCount } from './levels.ts';
import type { Recipe } from './recipe.ts';
import { type BagShape, bagOf } from './text/bag.ts';

/** The most tokens of a text that training reads, [CLS] not counted. */
const longestText = 255;

/** Where a training stands: all that its next steps depend on, beside its seed and data. */
export interface TrainingState {
  /** Steps done, and the loss of each. */
  readonly step: number;
  readonly losses: readonly number[];
  /** The rows, not rounded. */
  readonly table: Float32Array;
  /** What they are rounded to; all 0 as long as they are not. */
  readonly levels: Float32Array;
  readonly momentum: Float32Array;
  readonly squares: Float32Array;
  readonly touches: Int32Array;
  readonly scaleMomentum: Float32Array;
  readonly scaleSquares: Float32Array;
}

const stateArrays = [
  'table',
  'levels',
  'momentum',
  'squares',
  'touches',
  'scaleMomentum',
  'scaleSquares',
] as const satisfies readonly (keyof TrainingState)[];

export interface TrainingPlan {
  readonly recipe: Pick<
    Recipe,
    'dimensions' | 'batch' | 'temperature' | 'rate' | 'scaleRate' | 'warmUp' | 'roundedAfter'
  >;
  readonly shape: BagShape;
  readonly words: WordTable;
  readonly sources: readonly Source[];
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

interface Progress {
  step: number;
  losses: number[];
}

export interface TrainingHooks {
  /** After each step. */
  onStep?(step: number, loss: number): void;
  /** After each so many steps and when `signal` stops it, with the state as it is then. */
  onCheckpoint?(state: TrainingState): Promise<void>;
  readonly checkpointEvery?: number;
  readonly signal?: AbortSignal;
}

/**
 * Trains a table from where a state stands. A step's batch depends on the seed and the step's number alone, so a training
 * that was stopped goes on as if it had not been.
 * @returns the state at the end, or where it was stopped
 */
export async function train(
  plan: TrainingPlan,
  start: Pick<TrainingState, 'table'> & Partial<TrainingState>,
  hooks: TrainingHooks = {},
): Promise<TrainingState> {
  const { recipe, steps } = plan;
  const team = await createTeam({
    rows: start.table.length / recipe.dimensions,
    dimensions: recipe.dimensions,
    queries: recipe.batch,
    passages: recipe.batch,
    entries: 2 * recipe.batch * (longestText + 1),
    levels: levelCount,
    threads: plan.threads,
  });
  const { arena } = team;
  const roundedFrom = Math.min(steps, Math.ceil(steps * recipe.roundedAfter));
  try {
    for (const name of stateArrays) if (start[name]) arena[name].set(start[name]);
    const state: Progress = { step: start.step ?? 0, losses: [...(start.losses ?? [])] };
    const beginRounding = () => {
      arena.exact.set(arena.table);
      if (state.step === roundedFrom) arena.levels.set(learnLevels(arena.table, recipe.dimensions));
      arena.settings[3] = 1;
      team.run('round');
    };
    const now = (): TrainingState => ({
      step: state.step,
      losses: [...state.losses],
      table: (arena.settings[3] === 1 ? arena.exact : arena.table).slice(),
      levels: arena.levels.slice(),
      momentum: arena.momentum.slice(),
      squares: arena.squares.slice(),
      touches: arena.touches.slice(),
      scaleMomentum: arena.scaleMomentum.slice(),
      scaleSquares: arena.scaleSquares.slice(),
    });
    if (state.step > roundedFrom) beginRounding();
    const { onStep, onCheckpoint, checkpointEvery = Number.POSITIVE_INFINITY, signal } = hooks;
    while (state.step < steps && !signal?.aborted) {
      if (state.step === roundedFrom) beginRounding();
      const loss = stepOf(plan, team, state.step);
      state.step++;
      state.losses.push(loss);
      onStep?.(state.step, loss);
      if (state.step % checkpointEvery === 0 && state.step < steps) await onCheckpoint?.(now());
      // Signals and progress bars get their turn.
      await new Promise((turn) => setImmediate(turn));
    }
    if (state.step < steps) await onCheckpoint?.(now());
    else if (arena.settings[3] !== 1) beginRounding();
    return now();
  } finally {
    await team.close();
  }
}

function stepOf(
  { recipe, shape, words, sources, steps, seed }: TrainingPlan,
  team: Team,
  step: number,
): number {
  // Neighbouring seeds give unlike numbers only after mixing.
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
  const batch = batchOf(drawn(sources, random).draw(recipe.batch, random), words, shape);
  const share = Math.min(1, (step + 1) / recipe.warmUp) * (1 - step / steps);
  return trainStep(team, batch, recipe.temperature, recipe.rate * share, recipe.scaleRate * share);
}

function drawn(sources: readonly Source[], random: () => number): Source {
  let rest = random() * sources.reduce((sum, { weight }) => sum + weight, 0);
  for (const source of sources) {
    rest -= source.weight;
    if (rest < 0) return source;
  }
  return sources[0] as Source;
}

/** Texts of examples as bags; a passage that holds a sentence which another example asks about is not wrong for that one. */
function batchOf(examples: readonly Example[], words: WordTable, shape: BagShape): Batch {
  const holders = new Map<number, number[]>();
  for (const [place, { sentences }] of examples.entries()) {
    for (const sentence of sentences) {
      const places = holders.get(sentence);
      if (places) places.push(place);
      else holders.set(sentence, [place]);
    }
  }
  const answering = examples.map(
    ({ asked }) => new Set(asked.flatMap((sentence) => holders.get(sentence) ?? [])),
  );
  const bag = (text: Example['query']) => bagOf(words.idsOf(text, longestText), shape);
  return {
    queries: examples.map(({ query }) => bag(query)),
    passages: examples.map(({ passage }) => bag(passage)),
    masked: (query, passage) => answering[query]?.has(passage) ?? false,
  };
}
