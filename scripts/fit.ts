import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Command } from 'commander';
import { createEmbedder } from '../src/engines/embedding/embedder.ts';
import { readTranslations, readWordLists } from '../src/engines/lexicon-files.ts';
import { labelledCases, type Pair, pairCases, questionsAmong } from '../src/evaluation/cases.ts';
import { chooseThreshold } from '../src/evaluation/choose-threshold.ts';
import { type FittingCase, fitModel } from '../src/evaluation/fit-model.ts';
import { readLabelledQuestions } from '../src/evaluation/labelled-questions.ts';
import { openLiveIndex } from '../src/live-index.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface FitCommandOptions {
  readonly pairs: readonly string[];
  readonly parallel: readonly string[];
}

/** Questions taken from parallel text. */
const parallelQuestions = 600;

const command = new Command('npm run fit --')
  .usage('[--pairs FILE …] [--parallel FILE …]')
  .description('Fits the weights of ranking and declining on the calibrate half, and on public pairs.')
  .option('--pairs <files...>', 'gzipped JSON lines of [Arabic question, Arabic passage]', [])
  .option('--parallel <files...>', 'gzipped JSON lines of [English text, Arabic passage]', []);

async function readPairs(file: string): Promise<Pair[]> {
  const text = (await promisify(gunzip)(await readFile(file))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
}

process.exit(
  await runCommand<FitCommandOptions>(command, surroundings(), async (call) => {
    const { config } = call;
    const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
    const index = await openLiveIndex(config, embedder);
    const questions = (await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'))).filter(
      ({ half }) => half === 'calibrate',
    );
    const labelled = await labelledCases(questions, index.current, embedder);
    await embedder.close();
    const lexicons = { ...(await readWordLists()), translations: await readTranslations() };
    const rows = async (files: readonly string[]) => (await Promise.all(files.map(readPairs))).flat();
    const pairs: FittingCase[] = [
      ...pairCases(await rows(call.options.pairs), lexicons),
      ...pairCases(questionsAmong(await rows(call.options.parallel), parallelQuestions), lexicons),
    ];
    const fitted = fitModel([...pairs, ...labelled]);
    const { threshold, answered, declined } = chooseThreshold(labelled, pairs);
    const fittedOn = `${labelled.length} questions of the calibrate half, ${pairs.length} public pairs; left out by fact, ${answered} of the answerable were answered and ${declined} of the unanswerable declined`;
    const file = new URL('../src/core/answering/model.json', import.meta.url);
    await writeFile(file, `${JSON.stringify({ fittedOn, ...fitted, threshold }, null, 2)}\n`);
    await call.print(`${fittedOn}; threshold ${threshold}\n`);
    return 0;
  }),
);
