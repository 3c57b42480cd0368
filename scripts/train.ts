import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { bundledModel } from '../src/config.ts';
import { IsnadError } from '../src/core/errors.ts';
import { type Call, type ExitStatus, runCommand } from '../src/terminal/command-line.ts';
import { readPairFiles } from '../src/training/data/pair-files.ts';
import { holdOut } from '../src/training/development.ts';
import { embedderOf, measureDevelopment } from '../src/training/development-measure.ts';
import { buildLexicon, writeLexicon } from '../src/training/lexicon/build-lexicon.ts';
import { TrainingProgress } from '../src/training/progress.ts';
import { defaultSeed, defaultSteps, recipe } from '../src/training/recipe.ts';
import { checkpointIn, trainModel, writeModel } from '../src/training/train-model.ts';
import { surroundings } from './surroundings.ts';

interface TrainCommandOptions {
  readonly data?: string;
  readonly out?: string;
  readonly seed: number;
  readonly steps: number;
  readonly threads: number;
  readonly lexicon?: boolean;
  readonly develop?: boolean;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}

function positiveNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('expected a whole number above 0');
  return number;
}

const command = new Command('npm run train --')
  .usage('--data DIR [--out DIR] [--seed N] [--steps N] [--threads N] [--develop] [--lexicon]')
  .description('Makes the embedding model, or the English → Arabic lexicon, of pairs of texts.')
  .option('--data <dir>', 'folder of gzipped JSON lines of pairs (*.jsonl.gz)')
  .option('--out <dir>', `where it is written (default: models/${bundledModel}, with --lexicon lexicon)`)
  .option('--seed <n>', 'what the random draws begin with', wholeNumber, defaultSeed)
  .option('--steps <n>', 'steps of the training', positiveNumber, defaultSteps)
  .option('--threads <n>', 'threads that compute; the result does not depend on them', positiveNumber, 2)
  .option('--develop', 'hold a part of the pairs out, measure on it, and write no model')
  .option('--lexicon', 'make the lexicon instead of the model');

const places = surroundings();

async function trainLexicon(call: Call<TrainCommandOptions>, data: string): Promise<ExitStatus> {
  const folder = path.resolve(call.options.out ?? path.join(places.root, 'lexicon'));
  const lexicon = buildLexicon(await readPairFiles(data));
  const file = await writeLexicon(folder, lexicon);
  await call.print(`${file}: ${lexicon.length} English words\n`);
  return 0;
}

async function trainBundledModel(call: Call<TrainCommandOptions>, data: string): Promise<ExitStatus> {
  const { seed, steps, threads, develop = false } = call.options;
  const folder = path.resolve(call.options.out ?? path.join(places.root, 'models', bundledModel));
  const checkpoint = develop ? null : checkpointIn(folder);
  const all = await readPairFiles(data);
  const { training, sets } = develop ? holdOut(all) : { training: all, sets: [] };
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const progress = new TrainingProgress(call.stderr, steps);
  const trained = await trainModel(training, {
    recipe,
    seed,
    steps,
    threads,
    checkpoint,
    signal: ending.signal,
    onStage: progress.stage,
    onStep: progress.step,
  }).finally(progress.stop);
  if (!trained.finished) {
    const kept = checkpoint === null ? '' : ' The same command goes on from there.';
    await call.note(`Stopped at step ${trained.losses.length} of ${steps}.${kept}`);
    return 1;
  }
  for (const each of measureDevelopment(sets, embedderOf(trained.model))) {
    await call.print(
      `${each.name}: ${each.questions} questions, recall@1 ${each.recallAt1.toFixed(3)}, MRR@10 ${each.reciprocalRank.toFixed(3)}\n`,
    );
  }
  if (develop) return 0;
  await writeModel(folder, trained, checkpoint);
  await call.print(`${folder}: ${trained.model.tokens.length} tokens, ${recipe.dimensions} dimensions\n`);
  return 0;
}

process.exit(
  await runCommand<TrainCommandOptions>(command, places, async (call) => {
    const { data, lexicon } = call.options;
    if (data === undefined) throw new IsnadError('USAGE', '--data: expected the folder of pairs, got none.');
    return lexicon ? trainLexicon(call, path.resolve(data)) : trainBundledModel(call, path.resolve(data));
  }),
);
