import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { settingNames } from '../../src/config.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const slug = 'baghdad-erbil-joint-operations';

export interface RunOptions {
  /** What is piped in; nothing by default. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** Whose scripts are run; default this repository's. */
  readonly repository?: string;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a command as npm does, with no setting but those given. */
export function start(
  script: string,
  args: readonly string[],
  { environment = {}, repository = root, directory = repository }: Omit<RunOptions, 'input'> = {},
): ChildProcessWithoutNullStreams {
  // An empty value is kept from being read out of a developer's .env, and counts as unset.
  const unset = Object.fromEntries(
    [...settingNames, 'NO_COLOR', 'FORCE_COLOR', 'INIT_CWD'].map((name) => [name, '']),
  );
  const file = path.join(repository, 'scripts', script);
  return spawn(process.execPath, [path.join(repository, 'launch', 'launch.cjs'), file, ...args], {
    cwd: directory,
    env: { ...process.env, ...unset, ...environment },
  });
}

/** Runs a command to its end. */
export async function run(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = start(script, args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  // A command that does not read its input ends before all of it is written.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

/** A folder that is gone after the test, or the whole file where `forget` is vitest's afterAll. */
export async function temporaryFolder(
  forget: (task: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-'));
  forget(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the repository's corpus. */
export async function corpusCopy(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(path.join(root, 'corpus'), folder, { recursive: true });
  return folder;
}

export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
