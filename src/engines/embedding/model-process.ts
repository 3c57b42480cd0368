import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { launcher } from '../launcher.ts';
import type { EmbeddingJob, ModelReport, ModelSource } from './protocol.ts';

const program = fileURLToPath(new URL('./child.js', import.meta.url));

/** All that the child may know of the environment: certificates, and the hub's token for models behind a login. */
const inherited = ['SystemRoot', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'HF_TOKEN'];

const endedWith = (status: number | null): string =>
  status === constants.errno.ENOMEM ? 'it ran out of memory' : `it ended with status ${status}`;

export interface ModelProcessEvents {
  report(report: ModelReport): void;
  /** The process ended by itself or could not be started. Comes at most once, and never after `stop`. */
  end(reason: string): void;
  /** A line that it wrote to its standard error. */
  line(line: string): void;
}

export interface ModelProcess {
  readonly pid: number | null;
  send(job: EmbeddingJob): void;
  /** Kills it, even when it hangs. Done when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a process that loads the model and embeds. It never keeps this process's event loop alive, and ends when
 * this process does.
 */
export function startModelProcess(
  source: ModelSource,
  environment: Readonly<Record<string, string | undefined>>,
  events: ModelProcessEvents,
): ModelProcess {
  const child = fork(launcher, [program, JSON.stringify(source)], {
    env: Object.fromEntries(
      inherited.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
    ),
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  const stderr = child.stderr as Socket | null;
  stderr?.unref();

  let watched = true;
  const gone = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      resolve();
      if (watched) events.end(reason);
      watched = false;
    };
    child.on('exit', (code, signal) => end(signal ? `it ended by ${signal}` : endedWith(code)));
    child.on('error', (error) => end(`it could not be started (${error.message})`));
  });
  child.on('message', (report) => {
    if (watched) events.report(report as ModelReport);
  });
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line.trim()) events.line(line.trim());
  });

  return {
    pid: child.pid ?? null,
    send(job) {
      // A channel that closed under it belongs to a process that has ended: 'exit' tells.
      child.send(job, () => {});
    },
    async stop() {
      watched = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.kill('SIGKILL');
      await gone;
    },
  };
}
