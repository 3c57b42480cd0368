import path from 'node:path';
import { Command } from 'commander';
import { indexDirFor } from '../src/config.ts';
import { IsnadError } from '../src/core/errors.ts';
import type { PicturedPage } from '../src/preview/pictures.ts';
import { findBrowser, findCompressor } from '../src/preview/programs.ts';
import { runCommand } from '../src/terminal/command-line.ts';
import { withAssistant } from '../src/terminal/with-assistant.ts';
import { surroundings } from './surroundings.ts';

interface PreviewOptions {
  readonly out?: string;
}

const command = new Command('npm run preview --')
  .usage('[--out DIR]')
  .description("Pictures what the bot says as Discord shows it, with this machine's Chromium.")
  .option('--out <dir>', 'the folder for the pictures; default docs/pictures');

const places = surroundings();

process.exit(
  await runCommand<PreviewOptions>(command, places, async ({ options, config, stderr, print }) => {
    const { INIT_CWD: startedIn = places.directory, PATH: searched = '' } = places.environment;
    if (options.out?.trim() === '') throw new IsnadError('USAGE', "--out: expected a folder, got ''.");
    const folder =
      options.out === undefined
        ? path.join(places.root, 'docs', 'pictures')
        : path.resolve(startedIn, options.out);
    const programs = { browser: await findBrowser(searched), compressor: await findCompressor(searched) };
    // Imported here, so that a missing browser is told without loading any of it.
    const { messageOf } = await import('../src/discord/replies/reply.ts');
    const { previewPage } = await import('../src/preview/page.ts');
    const { takePictures } = await import('../src/preview/pictures.ts');
    const { scenes } = await import('../src/preview/scenes.ts');
    // The scenes ask the report that comes with the program, whatever this machine's bot answers from.
    const corpusDir = path.join(places.root, 'corpus');
    const bundled = { ...config, corpusDir, indexDir: indexDirFor(config, corpusDir) };
    const pages = await withAssistant(bundled, stderr, async (assistant) => {
      const made: PicturedPage[] = [];
      for (const { name, theme, reply } of scenes)
        made.push({ name, html: previewPage(messageOf(await reply(assistant)), theme) });
      return made;
    });
    for (const file of await takePictures(pages, folder, programs)) await print(`${file}\n`);
    return 0;
  }),
);
