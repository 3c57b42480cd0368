import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { evaluateReport } from '../src/evaluation/evaluate-report.ts';
import { evaluateSquad } from '../src/evaluation/evaluate-squad.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface EvaluateCommandOptions {
  readonly squad?: string;
  readonly questions?: string;
  readonly page?: string;
}

const command = new Command('npm run evaluate --')
  .usage('[--squad FILE [--questions FILE]] [--page FILE]')
  .description('Measures answer quality on the labelled questions, or on a file in the form of SQuAD.')
  .option('--squad <file>', 'its paragraphs are the corpus, its questions are asked')
  .option('--questions <file>', 'ask the questions of this file, by their ids, instead')
  .option('--page <file>', 'write the results to this page; without --squad, docs/results.md');

const places = surroundings();
const page = path.join(places.root, 'docs', 'results.md');

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
    const { squad } = call.options;
    const results =
      squad === undefined
        ? await evaluateReport(call.config)
        : await evaluateSquad(call.config, squad, call.options.questions ?? null);
    const written = call.options.page ?? (squad === undefined ? page : null);
    if (written !== null) {
      const asked = squad === undefined ? '' : ` -- ${squadFlags(call.options)}`;
      await mkdir(path.dirname(written), { recursive: true });
      await writeFile(written, `# Results\n\nWritten by \`npm run evaluate${asked}\`.\n\n${results}\n`);
    }
    await call.print(`${results}\n`);
    return 0;
  }),
);
