import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { denseTable, evaluateDense } from '../src/evaluation/dense.ts';
import { evaluateReport } from '../src/evaluation/evaluate-report.ts';
import { evaluateSquad } from '../src/evaluation/evaluate-squad.ts';
import { evaluateFollowUps } from '../src/evaluation/follow-ups.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface EvaluateCommandOptions {
  readonly dense?: boolean;
  readonly squad?: string;
  readonly questions?: string;
  readonly page?: string;
  readonly followUps?: boolean;
}

const command = new Command('npm run evaluate --')
  .usage('[[--dense] --squad FILE [--questions FILE] | --follow-ups] [--page FILE]')
  .description('Measures answer quality on the labelled questions, or on a file in the form of SQuAD.')
  .option('--squad <file>', 'its paragraphs are the corpus, its questions are asked')
  .option('--questions <file>', 'ask the questions of this file, by their ids, instead')
  .option('--dense', 'with --squad: rank by the embedding model alone')
  .option(
    '--page <file>',
    'write the results to this page; without --squad, docs/results.md or docs/follow-ups.md',
  )
  .option('--follow-ups', 'ask the labelled follow-up questions in their conversations instead');

const places = surroundings();
const pageOf = (name: string): string => path.join(places.root, 'docs', name);

/** The flags that a page was made with: files by their names, the page by its place in the repository. */
function squadFlags({ squad, questions, page: written }: EvaluateCommandOptions): string {
  const files = Object.entries({ squad, questions }).flatMap(([flag, file]) =>
    file === undefined ? [] : [`--${flag} ${path.basename(file)}`],
  );
  const place = written === undefined ? [] : [`--page ${path.relative(places.root, path.resolve(written))}`];
  return [...files, ...place].join(' ');
}

process.exit(
  await runCommand<EvaluateCommandOptions>(command, places, async (call) => {
    const { squad, questions, followUps, dense } = call.options;
    if (dense) {
      if (squad === undefined) throw new IsnadError('USAGE', '--dense: expected --squad FILE beside it.');
      const measures = await evaluateDense(call.config, squad, questions ?? null);
      await call.print(`${denseTable(call.config.embeddingModel, measures)}\n`);
      return 0;
    }
    const { results, title, flags, page } = followUps
      ? {
          results: await evaluateFollowUps(call.config),
          title: 'Follow-up questions',
          flags: ' -- --follow-ups',
          page: pageOf('follow-ups.md'),
        }
      : squad === undefined
        ? {
            results: await evaluateReport(call.config),
            title: 'Results',
            flags: '',
            page: pageOf('results.md'),
          }
        : {
            results: await evaluateSquad(call.config, squad, questions ?? null),
            title: 'Results',
            flags: ` -- ${squadFlags(call.options)}`,
            page: null,
          };
    const written = call.options.page ?? page;
    if (written !== null) {
      await mkdir(path.dirname(written), { recursive: true });
      await writeFile(written, `# ${title}\n\nWritten by \`npm run evaluate${flags}\`.\n\n${results}\n`);
    }
    await call.print(`${results}\n`);
    return 0;
  }),
);
