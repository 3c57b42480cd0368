import { type RunOptions, run } from '../scripts/command.ts';

/** A command of a page that stands behind a prompt, with what it printed. */
export interface Transcript {
  readonly command: string;
  readonly output: string;
}

/** The commands of a page's `console` blocks. */
export const transcriptsOf = (page: string): Transcript[] =>
  [...page.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .filter((part) => part.trim())
      .map((part) => {
        const end = part.indexOf('\n');
        return { command: part.slice(0, end), output: part.slice(end + 1).trimEnd() };
      }),
  );

/** What differs from one run to the next. */
const settled = (text: string): string => text.replace(/"(tookMs|score)":[\d.]+/g, '"$1":0');

/**
 * Runs a command as a page shows it: perhaps settings or a piped line, then an npm script.
 * @returns the first piece of its shown output that it did not print, or that it failed; null where all are there in their
 * order. '[…]' stands for what a page leaves out
 */
export async function firstMissing(
  { command, output }: Transcript,
  options: RunOptions,
): Promise<{ missing: string; printed: string } | null> {
  const [, input, settings = '', script = '', line = ''] =
    /^(?:echo "([^"]*)" \| )?((?:[A-Z_]+=\S+ )*)npm run -s (\w+)(?: -- (.*))?$/.exec(command) ?? [];
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const set = Object.fromEntries(
    settings
      .split(' ')
      .filter(Boolean)
      .map((each) => each.split('=')),
  );
  const environment = { ...options.environment, ...set };
  const { status, stdout, stderr } = await run(`${script}.ts`, args, {
    ...options,
    environment,
    ...(input && { input }),
  });
  if (status !== 0) return { missing: 'exit status 0', printed: stdout + stderr };
  let from = 0;
  for (const piece of settled(output)
    .split(/\s*\[…\]\s*/)
    .filter(Boolean)) {
    const found = settled(stdout).indexOf(piece, from);
    if (found < 0) return { missing: piece, printed: stdout + stderr };
    from = found + piece.length;
  }
  return null;
}
