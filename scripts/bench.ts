import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { runBenchmarks } from '../src/benchmark/benchmarks.ts';
import { benchmarkPage } from '../src/benchmark/page.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

const command = new Command('npm run bench --')
  .usage('')
  .description('Measures speed beside what nothing can be faster than, and writes docs/benchmarks.md.');

const places = surroundings();
const page = path.join(places.root, 'docs', 'benchmarks.md');

process.exit(
  await runCommand(command, places, async ({ config, note, print }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'isnad-bench-'));
    try {
      const sections = await runBenchmarks(config, folder, note);
      const [{ model: processor } = { model: 'an unknown processor' }] = cpus();
      const content = benchmarkPage(
        {
          date: new Date().toISOString().slice(0, 10),
          processor,
          cores: cpus().length,
          memory: Math.round(totalmem() / 2 ** 30),
          runtime: `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
        },
        sections,
      );
      await mkdir(path.dirname(page), { recursive: true });
      await writeFile(page, content);
      await print(content);
      return 0;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }),
);
