import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TrainingState } from './trainer.ts';

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
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.partial`;
  try {
    await writeFile(aside, serialize({ identity, state } satisfies Checkpoint));
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** The state that a training of this identity was left in; null where there is none, or it is of another training. */
export async function readCheckpoint(file: string, identity: TrainingIdentity): Promise<TrainingState | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const checkpoint = deserialize(bytes) as Checkpoint;
  return sameTraining(checkpoint.identity, identity) ? checkpoint.state : null;
}
