import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** A program that is run once, so that what V8 compiles for it is kept (see rehearsal.cjs). */
export interface Rehearsal {
  readonly program: string;
  readonly args: readonly string[];
  /** All that it is to know of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it is sent, one after another, each when it answered what came before; then it is let go. */
  readonly messages?: readonly object[];
}

/**
 * Runs programs of the repository in turn, from its bundles. `{folder}` in what they are told of the environment is a
 * folder that all of them share and that is gone afterwards.
 * @param root the repository's folder
 * @throws Error with the program's complaint, where it fails
 */
export async function rehearse(root: string, rehearsals: readonly Rehearsal[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-'));
  try {
    for (const each of rehearsals) await run(root, folder, each);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(root: string, folder: string, rehearsal: Rehearsal): Promise<void> {
  const { program, args, environment, messages = [] } = rehearsal;
  const child = fork(path.join(root, 'launch/launch.cjs'), [path.join(root, program), ...args], {
    cwd: root,
    env: Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replace('{folder}', folder)]),
    ),
    execArgv: ['--require', path.join(root, 'launch/rehearsal.cjs')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  const stderr = child.stderr as Readable;
  stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const waiting = [...messages];
  child.on('message', () => {
    const next = waiting.shift();
    if (next) child.send(next);
    else child.disconnect();
  });
  // 'close' never comes after the channel was closed from here.
  const [[status, signal]] = await Promise.all([once(child, 'exit'), once(stderr, 'end')]);
  if (status === 0 && waiting.length === 0) return;
  throw new Error(complaint.trim().split('\n').at(-1) || `'${program}' ended with ${signal ?? status}`);
}
