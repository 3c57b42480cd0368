import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Command } from 'commander';
import type { Language } from '../src/core/language.ts';
import { readCorpus } from '../src/engines/corpus-folder.ts';
import { createEmbedder } from '../src/engines/embedding/embedder.ts';
import { readTranslations, readWordLists } from '../src/engines/lexicon-files.ts';
import { labelledCases, withoutRenditions } from '../src/evaluation/cases/labelled-cases.ts';
import { readPairAnswers } from '../src/evaluation/cases/pair-answers.ts';
import { type Pair, pairCases } from '../src/evaluation/cases/pair-cases.ts';
import { chooseThreshold, holdOut, judgeBothWays } from '../src/evaluation/choose-threshold.ts';
import { calibratedBy, fitCalibration } from '../src/evaluation/fit-calibration.ts';
import { fitModel } from '../src/evaluation/fit-model.ts';
import { type LabelledQuestion, readLabelledQuestions } from '../src/evaluation/labelled-questions.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface FitCommandOptions {
  readonly pairs: readonly string[];
}

const command = new Command('npm run fit --')
  .usage('[--pairs FILE …]')
  .description('Fits the weights of ranking and declining on the calibrate half, and on public pairs.')
  .option('--pairs <files...>', 'gzipped JSON lines of [Arabic question, Arabic passage]', []);

async function readPairs(file: string): Promise<Pair[]> {
  const text = (await promisify(gunzip)(await readFile(file))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
}

const training = fileURLToPath(new URL('../training/', import.meta.url));

/** The questions on the training reports; each one's fact begins with its report's slug. */
async function trainingQuestions(): Promise<LabelledQuestion[]> {
  const files = (await readdir(training)).filter((name) => name.startsWith('questions-')).sort();
  return (await Promise.all(files.map((name) => readLabelledQuestions(path.join(training, name))))).flat();
}

process.exit(
  await runCommand<FitCommandOptions>(command, surroundings(), async (call) => {
    const { config } = call;
    const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
    const lexicons = { ...(await readWordLists()), translations: await readTranslations() };
    const calibrate = (await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'))).filter(
      ({ half }) => half === 'calibrate',
    );
    const { reports } = await readCorpus(config.corpusDir);
    const labelled = await labelledCases(calibrate, reports, embedder, lexicons, ({ fact }) => fact);
    const asked = await trainingQuestions();
    const trainingReports = (await readCorpus(path.join(training, 'reports'))).reports;
    const slugOf = ({ fact }: LabelledQuestion): string =>
      trainingReports.find(({ slug }) => fact.startsWith(`${slug}-`))?.slug ?? fact;
    for (const report of trainingReports) {
      const own = asked.filter((question) => slugOf(question) === report.slug);
      labelled.push(...(await labelledCases(own, [report], embedder, lexicons, slugOf)));
    }
    // The English questions once more, over all training reports in Arabic alone.
    const withoutEnglish = await labelledCases(
      asked.filter(({ language, gold }) => language === 'en' && gold.length > 0),
      withoutRenditions(trainingReports),
      embedder,
      lexicons,
      slugOf,
    );
    await embedder.close();
    const rows = (await Promise.all(call.options.pairs.map(readPairs))).flat();
    const answers = await readPairAnswers(path.join(training, 'pair-answers.jsonl'));
    const others = [...withoutEnglish, ...pairCases(rows, answers, lexicons)];
    const fitted = fitModel([...others, ...labelled]);
    const facts = new Set(calibrate.map(({ fact }) => fact));
    // The training reports are all traps; how often people ask what is not there, the calibrate half tells better.
    const held = holdOut(labelled, others).filter(({ group }) => facts.has(group));
    const bothWays = (language: Language) =>
      judgeBothWays(
        others.filter(({ question }) => question.language === language),
        fitted,
      );
    const across = bothWays('en');
    const calibration = {
      sameLanguage: fitCalibration([...held, ...bothWays('ar')]),
      acrossLanguages: fitCalibration(across),
    };
    const judged = calibratedBy(held, calibration.sameLanguage);
    const { threshold, answered, declined } = chooseThreshold(judged);
    const thresholds = {
      sameLanguage: threshold,
      acrossLanguages: chooseThreshold(calibratedBy(across, calibration.acrossLanguages)).threshold,
    };
    const answerable = judged.filter((each) => each.answerable);
    const found = answerable.filter((each) => each.found).length / answerable.length;
    const fittedOn = `${calibrate.length} questions of the calibrate half, ${labelled.length + withoutEnglish.length - calibrate.length} on the training reports and ${others.length - withoutEnglish.length} on public passages; of the calibrate half, held out by fact, recall@1 ${found.toFixed(3)}, answered ${answered}, declined ${declined}`;
    const file = new URL('../src/core/answering/model.json', import.meta.url);
    await writeFile(file, `${JSON.stringify({ fittedOn, ...fitted, calibration, thresholds }, null, 2)}\n`);
    await call.print(`${fittedOn}; thresholds ${JSON.stringify(thresholds)}\n`);
    return 0;
  }),
);
