import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { importGraph, withDiagram } from '../src/diagram/imports.ts';
import { readSourceFiles } from '../src/diagram/source-files.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { surroundings } from './surroundings.ts';

const command = new Command('npm run diagram --')
  .usage('')
  .description('Draws which parts of the program import which, into ARCHITECTURE.md.');

const places = surroundings();
const page = path.join(places.root, 'ARCHITECTURE.md');

process.exit(
  await runCommand(command, places, async ({ print }) => {
    const graph = importGraph(await readSourceFiles(places.root));
    await writeFile(page, withDiagram(await readFile(page, 'utf8'), graph));
    await print(`${page}\n`);
    return 0;
  }),
);
