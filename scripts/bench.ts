import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { largeSize, runBenchmarks, sizes } from '../src/benchmark/benchmarks.ts';
import { partNames } from '../src/benchmark/figures.ts';
import { keepPart, readKept } from '../src/benchmark/kept-parts.ts';
import { benchmarkPage } from '../src/benchmark/page.ts';
import { plotSvg } from '../src/benchmark/plot.ts';
import { scaleTable, withWrittenPart } from '../src/benchmark/scale.ts';
import { plotsOf, sectionsOf } from '../src/benchmark/sections.ts';
import { IsnadError } from '../src/core/errors.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

interface BenchOptions {
  readonly only?: string;
  readonly sizes?: string;
  readonly large?: boolean;
  readonly folder?: string;
}

const command = new Command('npm run bench --')
  .usage('[--only PART,…] [--sizes SIZE,…] [--large] [--folder DIR]')
  .description(
    'Measures speed beside what nothing can be faster than, and writes docs/benchmarks.md and the table of docs/scale.md.',
  )
  .option('--only <parts>', `some parts alone, of ${partNames.join(',')}`)
  .option('--sizes <sizes>', `some corpora alone, of ${sizes.join(',')}`)
  .option('--large', 'also with 100,000 paragraphs, which takes half an hour more')
  .option('--folder <dir>', 'make corpora and indexes there and leave them for the next run');

const places = surroundings();
const docs = path.join(places.root, 'docs');

function chosen<Name extends string>(
  flag: string,
  text: string | undefined,
  all: readonly Name[],
  otherwise: readonly Name[],
): readonly Name[] {
  if (text === undefined) return otherwise;
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !all.includes(name as Name));
  if (unknown !== undefined)
    throw new IsnadError('USAGE', `${flag}: expected some of ${all.join(',')}, got '${unknown}'.`);
  return all.filter((name) => wanted.includes(name));
}

function machine(): string {
  const [{ model } = { model: 'an unknown processor' }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores of ${model} with ${memory} GiB of memory, Node ${process.versions.node} on ${process.platform} ${process.arch}`;
}

async function writePages(): Promise<string> {
  const kept = await readKept(docs);
  const content = benchmarkPage(sectionsOf(kept), Object.values(kept).flat());
  await mkdir(path.join(docs, 'plots'), { recursive: true });
  await writeFile(path.join(docs, 'benchmarks.md'), content);
  for (const [name, plot] of Object.entries(plotsOf(kept)))
    await writeFile(path.join(docs, 'plots', name), plotSvg(plot));
  const scale = path.join(docs, 'scale.md');
  const table = scaleTable(kept);
  if (table) await writeFile(scale, withWrittenPart(await readFile(scale, 'utf8'), table));
  return content;
}

process.exit(
  await runCommand<BenchOptions>(command, places, async ({ config, options, note, print }) => {
    const most = options.large ? sizes : sizes.filter((size) => size !== largeSize);
    const parts = chosen('--only', options.only, partNames, partNames);
    const corpora = chosen('--sizes', options.sizes, sizes, most);
    const folder = options.folder
      ? path.resolve(places.directory, options.folder)
      : await mkdtemp(path.join(tmpdir(), 'isnad-bench-'));
    try {
      const reports = path.join(places.root, 'training', 'reports');
      await runBenchmarks(config, folder, reports, { parts, sizes: corpora }, note, async (found) => {
        const date = new Date().toISOString().slice(0, 10);
        await keepPart(docs, { ...found, date, machine: machine() });
      });
      await print(await writePages());
      return 0;
    } finally {
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    }
  }),
);
