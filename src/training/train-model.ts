import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../core/errors.ts';
import { readCheckpoint, type TrainingIdentity, writeCheckpoint } from './checkpoint.ts';
import { curveSvg } from './curve.ts';
import { learnBilingualWords } from './data/bilingual-words.ts';
import { type Corpus, readCorpus } from './data/corpus.ts';
import type { PairFiles } from './data/pair-files.ts';
import { questionMaker } from './data/question-maker.ts';
import { sourcesOf } from './data/sources.ts';
import { type FinishedModel, modelFiles, writeFiles } from './export/model-files.ts';
import { initialTable, pivotOf, vocabularyOf } from './initial-model.ts';
import type { Recipe } from './recipe.ts';
import type { BagShape } from './text/bag.ts';
import { type TrainingHooks, type TrainingPlan, train } from './trainer.ts';

export interface TrainModelOptions {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly steps: number;
  readonly threads: number;
  /** Where a checkpoint is kept until the training has ended; null for none. */
  readonly checkpoint: string | null;
  readonly signal?: AbortSignal;
  onStage?(stage: string): void;
  onStep?: TrainingHooks['onStep'];
}

export interface TrainedModel {
  readonly model: FinishedModel;
  readonly losses: readonly number[];
  /** False where it was stopped before its last step; its checkpoint is kept then. */
  readonly finished: boolean;
  /** Step that it went on from, 0 for a training from the start. */
  readonly resumedAt: number;
}

const checkpointEvery = 100;

/** Makes a model of pairs: vocabulary, first rows, training. The same pairs, recipe and options give the same model. */
export async function trainModel(files: PairFiles, options: TrainModelOptions): Promise<TrainedModel> {
  const { recipe, seed, steps, threads, checkpoint, onStage, onStep, signal } = options;
  onStage?.('reading the words');
  const corpus = readCorpus(files);
  requireTexts(corpus);
  onStage?.('learning the vocabulary');
  const pieces = vocabularyOf(corpus, recipe.vocabulary);
  onStage?.('learning which words translate each other');
  const bilingual = learnBilingualWords(corpus);
  const maker = questionMaker(corpus, bilingual);
  corpus.table.cut(pieces);
  onStage?.('making the first rows');
  const first = initialTable(corpus, pieces, bilingual, recipe);
  const shape: BagShape = { ...recipe.shape, pivot: pivotOf(corpus, first, recipe) };
  const plan: TrainingPlan = {
    recipe,
    shape,
    words: corpus.table,
    sources: sourcesOf(corpus, maker, recipe.sources),
    steps,
    seed,
    threads,
  };
  const identity: TrainingIdentity = { seed, steps, data: digestOf(files, recipe) };
  const left = checkpoint === null ? null : await readCheckpoint(checkpoint, identity);
  onStage?.('training');
  const state = await train(plan, left ?? { table: first }, {
    checkpointEvery,
    ...(onStep && { onStep }),
    ...(signal && { signal }),
    async onCheckpoint(now) {
      if (checkpoint !== null) await writeCheckpoint(checkpoint, identity, now);
    },
  });
  const { tokens } = pieces;
  return {
    model: { tokens, table: state.table, levels: state.levels, dimensions: recipe.dimensions, shape },
    losses: state.losses,
    finished: state.step === steps,
    resumedAt: left?.step ?? 0,
  };
}

/** Writes what a training made into a folder and takes its checkpoint away. */
export async function writeModel(
  folder: string,
  { model, losses }: TrainedModel,
  checkpoint: string | null,
): Promise<void> {
  const files = modelFiles(model);
  files.set('training.svg', curveSvg(losses));
  await writeFiles(folder, files);
  if (checkpoint !== null) await rm(checkpoint, { force: true });
}

/** @throws IsnadError TRAINING_DATA_LACKING where a kind of examples could not be drawn */
function requireTexts({ questions, titles, passages, parallel, dictionary, names }: Corpus): void {
  const lacking = [
    passages.length === 0 && 'no passages (news_*)',
    questions.length === 0 && 'no questions (qa_*)',
    titles.length === 0 && 'no headlines (news_title)',
    parallel.flat().length === 0 && 'no parallel sentences (par_*)',
    dictionary.length === 0 && 'no dictionary (dic_wiktionary)',
    names.length === 0 && 'no names (dic_*)',
  ].filter((each) => each !== false);
  if (lacking.length > 0) throw new IsnadError('TRAINING_DATA_LACKING', lacking.join(', '));
}

export const checkpointIn = (folder: string): string => path.join(folder, 'checkpoint.v8');

function digestOf(files: PairFiles, recipe: Recipe): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const [name, pairs] of files) hash.update(name).update(JSON.stringify(pairs));
  return hash.digest('hex');
}
