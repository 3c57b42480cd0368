import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { runBenchmarks } from '../src/benchmark/benchmarks.ts';
import { benchmarkPage } from '../src/benchmark/page.ts';
import { plotSvg } from '../src/benchmark/plot.ts';
import { scaleTable, withWrittenPart } from '../src/benchmark/scale.ts';
import { plotsOf, sectionsOf } from '../src/benchmark/sections.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

const command = new Command('npm run bench --')
  .usage('[--large]')
  .description(
    'Measures speed beside what nothing can be faster than, and writes docs/benchmarks.md and the table of docs/scale.md.',
  )
  .option('--large', 'also with 100,000 paragraphs, which takes half an hour more');

const places = surroundings();
const docs = path.join(places.root, 'docs');

process.exit(
  await runCommand<{ readonly large?: boolean }>(
    command,
    places,
    async ({ config, options, note, print }) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'isnad-bench-'));
      try {
        const reports = path.join(places.root, 'training', 'reports');
        const results = await runBenchmarks(config, folder, reports, options.large ?? false, note);
        const [{ model: processor } = { model: 'an unknown processor' }] = cpus();
        const content = benchmarkPage(
          {
            date: new Date().toISOString().slice(0, 10),
            processor,
            cores: cpus().length,
            memory: Math.round(totalmem() / 2 ** 30),
            runtime: `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
          },
          sectionsOf(results),
        );
        await mkdir(path.join(docs, 'plots'), { recursive: true });
        await writeFile(path.join(docs, 'benchmarks.md'), content);
        for (const [name, plot] of Object.entries(plotsOf(results)))
          await writeFile(path.join(docs, 'plots', name), plotSvg(plot));
        const scale = path.join(docs, 'scale.md');
        await writeFile(scale, withWrittenPart(await readFile(scale, 'utf8'), scaleTable(results.corpora)));
        await print(content);
        return 0;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  ),
);
