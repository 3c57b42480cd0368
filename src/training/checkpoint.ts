import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { IsnadError } from '../core/errors.ts';
import type { TrainingState } from './trainer.ts';
import { writeWhole } from './write-file.ts';

/** What a training is of; a checkpoint of another is of no use. */
export interface TrainingIdentity {
  readonly seed: number;
  readonly steps: number;
  /** SHA-256 of the training data and the recipe. */
  readonly data: string;
}

interface Checkpoint {
  readonly identity: TrainingIdentity;
  readonly state: TrainingState;
}

const sameTraining = (left: TrainingIdentity, right: TrainingIdentity): boolean =>
  left.seed === right.seed && left.steps === right.steps && left.data === right.data;

/** Replaces the checkpoint whole. */
export async function writeCheckpoint(
  file: string,
  identity: TrainingIdentity,
  state: TrainingState,
): Promise<void> {
  await writeWhole(file, serialize({ identity, state } satisfies Checkpoint));
}

/**
 * The state that a training of this identity was left in; null where there is none, or it is of another training.
 * @throws IsnadError CHECKPOINT_DAMAGED
 */
export async function readCheckpoint(
  file: string,
  identity: TrainingIdentity,
): Promise<TrainingState | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  let checkpoint: Checkpoint;
  try {
    checkpoint = deserialize(bytes) as Checkpoint;
  } catch (error) {
    throw new IsnadError('CHECKPOINT_DAMAGED', file, (error as Error).message);
  }
  return sameTraining(checkpoint.identity, identity) ? checkpoint.state : null;
}
