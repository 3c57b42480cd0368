import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { IsnadError } from '../core/errors.ts';

/** A page to be pictured. */
export interface PicturedPage {
  /** The picture's file name, without `.png`. */
  readonly name: string;
  readonly html: string;
}

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

/** A picture's colours: a page has a few, and text their shades. */
const colours = '64';

/**
 * Writes a picture of each page, as tall as the page, with two pixels a CSS pixel; all of them, or none.
 * @param programs the files of a Chromium, and of pngquant; without it the pictures' files are some three times as large
 * @returns the pictures' files
 * @throws BROWSER_FAILED, OUTPUT_UNWRITABLE
 */
export async function takePictures(
  pages: readonly PicturedPage[],
  folder: string,
  programs: { readonly browser: string; readonly compressor: string | null },
): Promise<string[]> {
  const profile = await mkdtemp(path.join(tmpdir(), 'isnad-browser-'));
  try {
    const context = await openBrowser(programs.browser, profile);
    const pictures = await photograph(pages, context).finally(() => context.close());
    const { compressor } = programs;
    const made = compressor
      ? await Promise.all(pictures.map((picture) => compress(picture, compressor)))
      : pictures;
    return await write(
      made.map((picture, place) => [path.join(folder, `${pages[place]?.name}.png`), picture]),
      folder,
    );
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function openBrowser(browser: string, profile: string): Promise<BrowserContext> {
  try {
    return await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      args: flags,
      deviceScaleFactor: 2,
      viewport: { width: 600, height: 400 },
    });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new IsnadError('BROWSER_FAILED', browser, reason);
  }
}

async function photograph(pages: readonly PicturedPage[], context: BrowserContext): Promise<Buffer[]> {
  const page = await context.newPage();
  const pictures: Buffer[] = [];
  for (const { html } of pages) {
    await page.setContent(html);
    pictures.push(await page.locator('body').screenshot());
  }
  return pictures;
}

const compress = (picture: Buffer, compressor: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      compressor,
      ['--strip', '--speed', '1', colours, '-'],
      { encoding: 'buffer', maxBuffer: 1 << 26 },
      (error, compressed) => (error ? reject(error) : resolve(compressed)),
    );
    child.stdin?.end(picture);
  });

async function write(
  pictures: readonly (readonly [file: string, picture: Buffer])[],
  folder: string,
): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [file, picture] of pictures) await writeFile(file, picture);
    return pictures.map(([file]) => file);
  } catch (error) {
    throw new IsnadError('OUTPUT_UNWRITABLE', error instanceof Error ? error.message : String(error));
  }
}
