import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { renditionIn } from '../../src/core/corpus/report.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import type { Pair, PairFiles } from '../../src/training/data/pair-files.ts';
import type { Recipe } from '../../src/training/recipe.ts';
import { recipe } from '../../src/training/recipe.ts';
import { root } from '../scripts/command.ts';

const training = path.join(root, 'training');

/** Pairs from the repository's own training reports and word list, in the shape of the files that the model is trained on. */
export async function reportPairs(): Promise<PairFiles> {
  const { reports } = await readCorpus(path.join(training, 'reports'));
  const asked = (await readdir(training)).filter((name) => name.startsWith('questions-')).sort();
  const labelled = (
    await Promise.all(asked.map((name) => readLabelledQuestions(path.join(training, name))))
  ).flat();
  const paragraphs = new Map(reports.map(({ slug, original }) => [slug, original.paragraphs]));
  const questions = labelled.flatMap(({ question, gold }): Pair[] => {
    const place = gold[0];
    const passage = place && paragraphs.get(place.document)?.[place.paragraph];
    return passage ? [[question, passage]] : [];
  });
  const parallel = reports.flatMap((report): Pair[] => {
    const english = renditionIn(report, 'en')?.paragraphs ?? [];
    return english.map((paragraph, place): Pair => [paragraph, report.original.paragraphs[place] ?? '']);
  });
  const words = gunzipSync(await readFile(path.join(root, 'lexicon', 'en-ar.tsv.gz'))).toString('utf8');
  const dictionary = words
    .split('\n')
    .filter((line, place) => line !== '' && place % 40 === 0)
    .map((line): Pair => {
      const [english = '', arabic = ''] = line.split('\t');
      return [english, arabic.split(':')[0] ?? ''];
    });
  return new Map<string, Pair[]>([
    ['dic_places', dictionary.filter((_, place) => place % 3 === 0)],
    ['dic_wiktionary', dictionary],
    ['news_title', reports.map(({ original }): Pair => [original.title, original.paragraphs[1] ?? ''])],
    ['par_ntrex', parallel],
    ['qa_reports', questions],
  ]);
}

/** The recipe, small enough to be trained while one waits. */
const smallRecipe: Recipe = {
  ...recipe,
  dimensions: 48,
  vocabulary: { words: 1500, pieces: 300 },
  batch: 32,
  warmUp: 2,
};

export const smallTraining = { recipe: smallRecipe, seed: 7, steps: 20, threads: 1, checkpoint: null };
