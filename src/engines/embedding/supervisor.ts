import { type ModelProcess, startModelProcess } from './model-process.ts';
import type { EmbeddingJob, ModelReport, ModelSource } from './protocol.ts';

/** The wait before the second restart in a row, doubled before each further one; the first is at once. */
const restartDelayMs = 250;
const longestRestartDelayMs = 30_000;

export interface SupervisorOptions {
  /** How long one text may take before the process counts as hanging. Default 20 s. */
  readonly timeoutMs?: number;
  /** How long loading may go on without a sign of life. Default 60 s. */
  readonly loadTimeoutMs?: number;
  /** Of `process.env`, certificates and HF_TOKEN are taken, nothing else. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly log?: EmbedderLog;
}

export interface EmbedderLog {
  warn(message: string): void;
  debug(message: string): void;
}

interface Watched {
  /** Whether a call waits; only then does time count, and only then is the event loop kept alive. */
  busy(): boolean;
  report(report: ModelReport): void;
  /** The process died or was killed because it hung. A new one comes unless `stop` is called. */
  died(reason: string): void;
  /** Loading gave no sign of life for too long, and what it waits for is the hub. */
  stalled(reason: string): void;
}

/** Keeps one model process running: starts it at once, kills it when it hangs, starts another when it is gone. */
export class Supervisor {
  readonly #source: ModelSource;
  readonly #options: SupervisorOptions;
  readonly #watched: Watched;
  #process: ModelProcess | null = null;
  #ready = false;
  #down = false;
  #stopped: Promise<void> | null = null;
  #starts = 0;
  /** Deaths since the last vector. */
  #deaths = 0;
  #restart: NodeJS.Timeout | null = null;
  #watchdog: NodeJS.Timeout | null = null;

  constructor(source: ModelSource, options: SupervisorOptions, watched: Watched) {
    this.#source = source;
    this.#options = options;
    this.#watched = watched;
    this.#start();
  }

  get ready(): boolean {
    return this.#ready;
  }

  get down(): boolean {
    return this.#down;
  }

  /** How often another process was started in place of one that was gone. */
  get restarts(): number {
    return Math.max(0, this.#starts - 1);
  }

  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  send(job: EmbeddingJob): void {
    this.#process?.send(job);
  }

  /** Has the process replaced, as if it had died. */
  replace(reason: string): void {
    void this.#process?.stop();
    this.#died(reason);
  }

  /** To be called when the first call begins to wait. */
  wake(): void {
    this.#restart?.ref();
    if (!this.#watchdog) this.#watch();
  }

  /** Kills the process for good. Done when it is gone, however often this is called. */
  stop(): Promise<void> {
    if (this.#stopped) return this.#stopped;
    this.#ready = false;
    this.#down = true;
    if (this.#restart) clearTimeout(this.#restart);
    if (this.#watchdog) clearTimeout(this.#watchdog);
    this.#stopped = this.#process?.stop() ?? Promise.resolve();
    this.#process = null;
    return this.#stopped;
  }

  #start(): void {
    this.#restart = null;
    this.#starts += 1;
    this.#process = startModelProcess(this.#source, this.#options.environment ?? {}, {
      report: (report) => this.#receive(report),
      end: (reason) => this.#died(reason),
      line: (line) => this.#options.log?.debug(`embedding process: ${line}`),
    });
    this.#watch();
  }

  #receive(report: ModelReport): void {
    if (report.kind === 'ready') {
      this.#ready = true;
      this.#down = false;
    }
    if (report.kind === 'vector') this.#deaths = 0;
    this.#watched.report(report);
    this.#watch();
  }

  /** Gives the process its full time anew. This timer is all that keeps the event loop alive while a call waits. */
  #watch(): void {
    if (this.#watchdog) clearTimeout(this.#watchdog);
    this.#watchdog = null;
    if (!this.#process || !this.#watched.busy()) return;
    const { timeoutMs = 20_000, loadTimeoutMs = 60_000 } = this.#options;
    const limit = this.#ready ? timeoutMs : loadTimeoutMs;
    this.#watchdog = setTimeout(() => this.#hangs(`no sign of life for ${limit / 1000} s`), limit);
  }

  #hangs(reason: string): void {
    if (!this.#ready && this.#source.hub !== null) {
      this.#watched.stalled(reason);
    } else {
      this.replace(reason);
    }
  }

  #died(reason: string): void {
    this.#process = null;
    this.#ready = false;
    this.#down = true;
    this.#deaths += 1;
    this.#watched.died(reason);
    if (this.#stopped) return;
    const delay =
      this.#deaths === 1 ? 0 : Math.min(restartDelayMs * 2 ** (this.#deaths - 2), longestRestartDelayMs);
    this.#options.log?.warn(`The embedding process is down: ${reason}. It is restarted in ${delay} ms.`);
    if (delay === 0) {
      this.#start();
    } else {
      this.#restart = setTimeout(() => this.#start(), delay);
      if (!this.#watched.busy()) this.#restart.unref();
      this.#watch();
    }
  }
}
