import path from 'node:path';
import { Command } from 'commander';
import { messageOf } from '../src/discord/replies/reply.ts';
import { previewPage } from '../src/preview/page.ts';
import { findBrowser, type PicturedPage, takePictures } from '../src/preview/pictures.ts';
import { scenes } from '../src/preview/scenes.ts';
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
    const folder =
      options.out === undefined
        ? path.join(places.root, 'docs', 'pictures')
        : path.resolve(startedIn, options.out);
    const browser = await findBrowser(searched);
    const pages = await withAssistant(config, stderr, async (assistant) => {
      const made: PicturedPage[] = [];
      for (const { name, theme, reply } of scenes)
        made.push({ name, html: previewPage(messageOf(await reply(assistant)), theme) });
      return made;
    });
    for (const file of await takePictures(pages, folder, browser)) await print(`${file}\n`);
    return 0;
  }),
);
