import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { IsnadError } from '../core/errors.ts';
import type { Progress, Reindexer, ReindexReport } from '../core/reindexing.ts';
import { launcher } from './launcher.ts';

/** What the reindexing process tells while it works, and at its end. */
export type ReindexingMessage = { readonly progress: Progress } | { readonly report: ReindexReport };

export interface ReindexingProcessOptions {
  /** The script of `npm run reindex`. */
  readonly script: string;
  readonly args: readonly string[];
  /** What the script is given of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ReindexingProcess extends Reindexer {
  /** Ends what is under way; the index stays as it was. */
  stop(): Promise<void>;
}

/** Characters of the process's complaints that are kept. */
const complaintLength = 4000;

/** Whoever asks goes before a reindexing, which has time; so do its own processes, which inherit this. */
function yieldProcessor({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system has no priorities: neither is a reason to fail.
  }
}

/** The same reindexing as the script's, in a process of its own: one at a time, behind what else the machine does. */
export function reindexingProcess(options: ReindexingProcessOptions): ReindexingProcess {
  let running: ChildProcess | null = null;

  async function run(onProgress: (progress: Progress) => void): Promise<ReindexReport> {
    if (running) throw new IsnadError('REINDEXING_FAILED', 'another one is under way.');
    const child = fork(launcher, [options.script, ...options.args], {
      execArgv: [],
      env: { ...options.environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    running = child;
    yieldProcessor(child);
    let report: ReindexReport | null = null;
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-complaintLength);
    });
    child.on('message', (message: ReindexingMessage) => {
      if ('report' in message) report = message.report;
      else onProgress(message.progress);
    });
    try {
      const [status, signal] = await once(child, 'close');
      if (report) return report;
      const reason = complaint.trim().split('\n').at(-1) || `its process ended with ${signal ?? status}.`;
      throw new IsnadError('REINDEXING_FAILED', reason);
    } catch (error) {
      if (error instanceof IsnadError) throw error;
      throw new IsnadError('REINDEXING_FAILED', (error as Error).message);
    } finally {
      running = null;
    }
  }

  return {
    get busy() {
      return running !== null;
    },
    run,
    async stop() {
      const child = running;
      if (!child) return;
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
