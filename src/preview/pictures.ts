import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { IsnadError } from '../core/errors.ts';

/** A page to be pictured. */
export interface PicturedPage {
  /** The picture's file name, without `.png`. */
  readonly name: string;
  readonly html: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Nothing of the browser's own may reach for the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser on this machine.
 * @param searched the folders to look in, as PATH lists them
 * @throws BROWSER_MISSING
 */
export async function findBrowser(searched: string): Promise<string> {
  for (const folder of searched.split(path.delimiter).filter(Boolean)) {
    for (const name of names) {
      const file = path.join(folder, name);
      const runs = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (runs) return file;
    }
  }
  throw new IsnadError('BROWSER_MISSING', names.join(', '));
}

/**
 * Writes a picture of each page, at two pixels a CSS pixel, as tall as the page.
 * @param browser the file of a Chromium
 * @returns the pictures' files
 */
export async function takePictures(
  pages: readonly PicturedPage[],
  folder: string,
  browser: string,
): Promise<string[]> {
  const profile = await mkdtemp(path.join(tmpdir(), 'isnad-browser-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      args: flags,
      deviceScaleFactor: 2,
      viewport: { width: 600, height: 400 },
    });
    try {
      const [page = await context.newPage()] = context.pages();
      const taken: [file: string, picture: Buffer][] = [];
      for (const { name, html } of pages) {
        await page.setContent(html);
        taken.push([path.join(folder, `${name}.png`), await page.locator('body').screenshot()]);
      }
      await mkdir(folder, { recursive: true });
      for (const [file, picture] of taken) await writeFile(file, picture);
      return taken.map(([file]) => file);
    } finally {
      await context.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
