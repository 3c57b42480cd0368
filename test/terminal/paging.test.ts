import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { type Call, runCommand } from '../../src/terminal/command-line.ts';
import { own, paragraph } from '../../src/terminal/layout/paragraph.ts';
import { root } from '../scripts/command.ts';

interface Screen {
  readonly isTTY?: boolean;
  readonly rows?: number;
  readonly pages?: boolean;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command on a screen of 5 rows; returns what came on it and what went to the pager. */
async function ran(
  { isTTY = true, rows = 5, pages = true, args = [], environment = {} }: Screen,
  show: (call: Call<object>) => Promise<void>,
) {
  const stdout = Object.assign(new PassThrough(), { isTTY, rows, columns: 40 });
  const paged: string[] = [];
  const status = await runCommand(
    new Command('shown'),
    {
      settingsFault: null,
      environment,
      args,
      root,
      directory: root,
      stdin: Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
      stderr: new PassThrough() as unknown as NodeJS.WriteStream,
      page: async (text) => {
        if (pages) paged.push(text);
        return pages;
      },
    },
    async (call) => {
      await show(call);
      return 0;
    },
  );
  expect(status).toBe(0);
  return { shown: String(stdout.read() ?? ''), paged };
}

const lines = (count: number) => Array.from({ length: count }, () => paragraph('en', own('a', 'notice')));

describe('showPaged', () => {
  it('pages what is longer than the screen, and nothing else', async () => {
    expect((await ran({}, (call) => call.showPaged(lines(5)))).paged).toHaveLength(1);
    expect((await ran({}, (call) => call.showPaged(lines(4)))).paged).toEqual([]);
    expect((await ran({}, (call) => call.show(lines(50)))).paged).toEqual([]);
  });

  it('counts the lines as they are wrapped', async () => {
    const long = [paragraph('ar', own('كلمة '.repeat(40)))];
    expect((await ran({}, (call) => call.showPaged(long))).paged).toHaveLength(1);
  });

  it('only prints into a pipe, and where there is no pager', async () => {
    const piped = await ran({ isTTY: false }, (call) => call.showPaged(lines(50)));
    expect(piped).toEqual({ shown: 'a\n'.repeat(50), paged: [] });
    const { shown } = await ran({ pages: false, args: ['--no-color'] }, (call) => call.showPaged(lines(50)));
    expect(shown).toBe('a\n'.repeat(50));
  });
});

describe('--no-color', () => {
  it.each([
    ['nothing', {}, true],
    ['--no-color', { args: ['--no-color'] }, false],
    ['--no-color over FORCE_COLOR', { args: ['--no-color'], environment: { FORCE_COLOR: '1' } }, false],
    ['NO_COLOR', { environment: { NO_COLOR: '1' } }, false],
  ])('is obeyed: %s', async (_, screen, colours) => {
    const { shown } = await ran(screen, (call) => call.show(lines(1)));
    expect(shown.includes('\u001b[33m')).toBe(colours);
  });
});

describe('a display', () => {
  it('is as wide as the terminal is at the time', async () => {
    const { shown } = await ran({}, async (call) => {
      await call.show([paragraph('en', own('word '.repeat(6)))]);
      call.stdout.columns = 21;
      await call.show([paragraph('en', own('word '.repeat(6)))]);
    });
    expect(shown.split('\n').map((line) => line.length)).toEqual([29, 19, 9, 0]);
  });
});
