import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { IsnadError } from '../src/core/errors.ts';
import { keepSection, keptPage } from '../src/reliability/kept-sections.ts';
import { type KeptSection, reliabilityPage } from '../src/reliability/page.ts';
import { sections } from '../src/reliability/sections.ts';
import { type ExitStatus, runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface ReliabilityOptions {
  readonly only?: string;
  readonly brief?: boolean;
}

const names = [...sections.keys()];

function chosen({ only }: ReliabilityOptions): string[] {
  if (only === undefined) return names;
  const wanted = only.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !sections.has(name));
  if (unknown !== undefined)
    throw new IsnadError('USAGE', `--only: expected some of ${names.join(',')}, got '${unknown}'.`);
  return wanted;
}

function machine(): string {
  const [{ model } = { model: 'an unknown processor' }] = cpus();
  return `${cpus().length} cores of ${model}, Node ${process.versions.node} on ${process.platform} ${process.arch}`;
}

const command = new Command('npm run reliability --')
  .usage('[--only NAME,…] [--brief]')
  .description(
    'Kills, damages, floods and misleads the program, counts what it survives, and writes docs/reliability.md.',
  )
  .option('--only <names>', `some sections alone, of ${names.join(',')}`)
  .option('--brief', 'a sample of each; print what comes of it and write nothing');

const places = surroundings();
const docs = path.join(places.root, 'docs');

process.exit(
  await runCommand<ReliabilityOptions>(
    command,
    places,
    async ({ options, note, print }): Promise<ExitStatus> => {
      const brief = options.brief ?? false;
      const run: KeptSection[] = [];
      for (const name of chosen(options)) {
        const module = await sections.get(name)?.();
        if (!module) continue;
        const started = performance.now();
        const section = await module.run({ brief, report: (line) => void note(`${name}: ${line}`) });
        const seconds = Math.round((performance.now() - started) / 1000);
        const date = new Date().toISOString().slice(0, 10);
        const kept = { name, date, machine: machine(), seconds, ...section };
        run.push(kept);
        if (!brief) await keepSection(docs, kept);
      }
      if (!brief) await writeFile(path.join(docs, 'reliability.md'), await keptPage(docs, names));
      await print(reliabilityPage(run));
      return run.every(({ trials }) => trials.every(({ tried, survived }) => tried === survived)) ? 0 : 1;
    },
  ),
);
