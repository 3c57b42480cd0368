import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { denseTable, evaluateDense } from '../src/evaluation/dense.ts';
import { evaluateReport, evaluateSquad } from '../src/evaluation/evaluate.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface EvaluateCommandOptions {
  readonly dense?: boolean;
  readonly squad?: string;
  readonly questions?: string;
  readonly page?: string;
}

const command = new Command('npm run evaluate --')
  .usage('[[--dense] --squad FILE [--questions FILE]] [--page FILE]')
  .description('Measures answer quality on the labelled questions, or on a file in the form of SQuAD.')
  .option('--squad <file>', 'its paragraphs are the corpus, its questions are asked')
  .option('--questions <file>', 'ask the questions of this file, by their ids, instead')
  .option('--dense', 'with --squad: rank by the embedding model alone')
  .option('--page <file>', 'write the results to this page; without --squad, docs/results.md');

const places = surroundings();
const page = path.join(places.root, 'docs', 'results.md');

process.exit(
  await runCommand<EvaluateCommandOptions>(command, places, async (call) => {
    const { squad, dense } = call.options;
    if (dense) {
      if (squad === undefined) throw new IsnadError('USAGE', '--dense: expected --squad FILE beside it.');
      const measures = await evaluateDense(call.config, squad, call.options.questions ?? null);
      await call.print(`${denseTable(call.config.embeddingModel, measures)}\n`);
      return 0;
    }
    const results =
      squad === undefined
        ? await evaluateReport(call.config)
        : await evaluateSquad(call.config, squad, call.options.questions ?? null);
    const written = call.options.page ?? (squad === undefined ? page : null);
    if (written !== null) {
      const asked = squad === undefined ? '' : ' -- --squad FILE [--questions FILE]';
      await mkdir(path.dirname(written), { recursive: true });
      await writeFile(written, `# Results\n\nWritten by \`npm run evaluate${asked}\`.\n\n${results}\n`);
    }
    await call.print(`${results}\n`);
    return 0;
  }),
);
