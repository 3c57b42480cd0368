import path from 'node:path';
import { type Embedder, type ModelIdentity, type TextRole, vectorPatienceMs } from '../../core/embedder.ts';
import { IsnadError } from '../../core/errors.ts';
import { locateModel, prefixesOf } from './model-source.ts';
import type { LoadFault, ModelFacts, ModelReport, ModelSource } from './protocol.ts';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

/** A text is read up to here, in UTF-16 units: past the 512 tokens that a model reads, and a bound on the work. */
const textLimit = 8192;

interface EmbedderOptions extends SupervisorOptions {
  /** A folder below `modelDir`, an id of the hub, or the absolute path of a folder. */
  readonly model: string;
  readonly modelDir: string;
  /** Where models come from that are not on this machine. Default https://huggingface.co/. */
  readonly hub?: string;
}

interface ModelEmbedder extends Embedder {
  /**
   * True from a crash, a hang or a failed load until a process is ready again, and from a question that waits too long for
   * its vector until one gets it.
   */
  readonly down: boolean;
  /** How often its process was started anew. */
  readonly restarts: number;
  /** The id of the model's process, while there is one. */
  readonly pid: number | null;
}

/** One call: it waits for the model to be ready and, unless it wants only the identity, for its vectors. */
interface Waiting {
  readonly texts: readonly string[];
  readonly vectors: Float32Array[];
  /** Null where only the identity is asked for. */
  readonly role: TextRole | null;
  deaths: number;
  resolve(vectors: Float32Array[]): void;
  reject(error: IsnadError): void;
}

/**
 * An embedder whose model runs in a process of its own, which is started at once and restarted when it dies or hangs.
 * A call survives one death; after a second it is rejected with EMBEDDER_DOWN. A model that does not load at
 * the start is not tried again: every call is rejected with MODEL_MISSING, MODEL_UNREACHABLE, MODEL_UNUSABLE or SETTING_INVALID.
 * The process ends by `close()` or with this process, and keeps the event loop alive only while a call waits.
 */
export function createEmbedder(options: EmbedderOptions): ModelEmbedder {
  return new ProcessEmbedder(options);
}

class ProcessEmbedder implements ModelEmbedder {
  readonly #options: EmbedderOptions;
  readonly #prefixes: Record<TextRole, string>;
  readonly #waiting = new Map<number, Waiting>();
  #source: ModelSource | null = null;
  #supervisor: Supervisor | null = null;
  #lastJob = 0;
  #identity: ModelIdentity | null = null;
  /** Whether the last question to get its vector or to wait too long for it did the latter. */
  #late = false;
  /** When a question last got its vector, in the time of `performance`. */
  #lastQueryAnswer = Number.NEGATIVE_INFINITY;
  /** Why no call can be answered any more. */
  #failure: IsnadError | null = null;

  constructor(options: EmbedderOptions) {
    this.#options = options;
    this.#prefixes = prefixesOf(options.model);
    try {
      this.#source = locateModel(options.model, options.modelDir, options.hub ?? 'https://huggingface.co/');
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
      this.#failure = error;
      return;
    }
    this.#supervisor = new Supervisor(this.#source, options, {
      busy: () => this.#waiting.size > 0,
      report: (report) => this.#receive(report),
      died: (reason) => this.#countDeath(reason),
      stalled: (reason) => this.#fail(this.#loadError('unreachable', reason)),
    });
  }

  get down(): boolean {
    return this.#late || (this.#supervisor?.down ?? true);
  }

  get restarts(): number {
    return this.#supervisor?.restarts ?? 0;
  }

  get pid(): number | null {
    return this.#supervisor?.pid ?? null;
  }

  async identity(): Promise<ModelIdentity> {
    if (!this.#identity) await this.#ask([], null);
    if (!this.#identity) throw new Error('The model is ready, but its identity is not known.');
    return this.#identity;
  }

  async embed(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    const asked = performance.now();
    const patience =
      role === 'query' ? setTimeout(() => this.#noteLate(asked), vectorPatienceMs).unref() : undefined;
    const read = texts.map((text) => this.#prefixes[role] + text.slice(0, textLimit));
    return this.#ask(read, role).finally(() => clearTimeout(patience));
  }

  async close(): Promise<void> {
    this.#fail(this.#failure ?? new IsnadError('EMBEDDER_CLOSED'));
    await this.#supervisor?.stop();
  }

  #ask(texts: readonly string[], role: TextRole | null): Promise<Float32Array[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#lastJob += 1;
      this.#waiting.set(this.#lastJob, { texts, vectors: [], role, deaths: 0, resolve, reject });
      if (this.#supervisor?.ready) this.#advance(this.#lastJob);
      this.#supervisor?.wake();
    });
  }

  #receive(report: ModelReport): void {
    switch (report.kind) {
      case 'fetching':
        this.#options.log?.debug(`Fetching '${report.file}' of the model '${this.#options.model}'.`);
        break;
      case 'ready':
        this.#late = false;
        this.#identify(report);
        for (const job of this.#waiting.keys()) this.#advance(job);
        break;
      case 'failed':
        // A model that was loaded before can be so again, once what it lacks is back.
        if (this.#identity) this.#supervisor?.replace(report.detail);
        else this.#fail(this.#loadError(report.fault, report.detail));
        break;
      default:
        this.#answer(report);
    }
  }

  #identify({ fingerprint, dimensions }: ModelFacts): void {
    const { model: id } = this.#options;
    const known = this.#identity;
    if (known && (known.fingerprint !== (fingerprint ?? id) || known.dimensions !== dimensions)) {
      this.#fail(
        this.#loadError('unusable', 'its files were replaced while the program ran; start it again'),
      );
      return;
    }
    const { query: queryPrefix, passage: passagePrefix } = this.#prefixes;
    this.#identity = {
      id,
      fingerprint: fingerprint ?? id,
      dimensions,
      pooling: 'mean',
      queryPrefix,
      passagePrefix,
    };
  }

  /** Sends a call's remaining texts to the ready process, or settles the call when none remain. */
  #advance(job: number): void {
    const waiting = this.#waiting.get(job);
    if (!waiting) return;
    const texts = waiting.texts.slice(waiting.vectors.length);
    if (texts.length > 0) {
      this.#supervisor?.send({ id: job, texts });
    } else {
      this.#waiting.delete(job);
      waiting.resolve(waiting.vectors);
    }
  }

  #answer(report: Extract<ModelReport, { kind: 'vector' | 'refused' }>): void {
    const waiting = this.#waiting.get(report.job);
    if (!waiting) return;
    if (waiting.role === 'query') {
      this.#late = false;
      this.#lastQueryAnswer = performance.now();
    }
    if (report.kind === 'refused') {
      this.#waiting.delete(report.job);
      const error = new IsnadError('MODEL_UNUSABLE', this.#options.model, report.reason);
      this.#options.log?.warn(error.message);
      waiting.reject(error);
      return;
    }
    // The vector that came is a view of the channel's whole read buffer; a copy lets go of it.
    waiting.vectors.push(report.vector.slice());
    if (waiting.vectors.length === waiting.texts.length) this.#advance(report.job);
  }

  /**
   * A process that is gone or loads is told of by whatever ended the one before. One that answered a question since this one was
   * asked is at work on those before it.
   */
  #noteLate(asked: number): void {
    if (this.down || !this.#supervisor?.ready || this.#lastQueryAnswer > asked) return;
    this.#late = true;
    const waited = vectorPatienceMs / 1000;
    this.#options.log?.warn(
      `The embedding process has not answered for ${waited} s. Until it does or is replaced, questions are answered from words alone.`,
    );
  }

  #countDeath(reason: string): void {
    for (const [job, waiting] of this.#waiting) {
      waiting.deaths += 1;
      if (waiting.deaths < 2) continue;
      this.#waiting.delete(job);
      waiting.reject(new IsnadError('EMBEDDER_DOWN', reason));
    }
  }

  #loadError(fault: LoadFault, detail: string): IsnadError {
    const { model, modelDir } = this.#options;
    if (fault === 'missing') return new IsnadError('MODEL_MISSING', model, modelDir, detail);
    if (fault === 'unreachable') return new IsnadError('MODEL_UNREACHABLE', model, modelDir, detail);
    const fetched =
      this.#source?.hub == null
        ? ''
        : ` (to fetch it anew, delete '${path.join(this.#source.cacheDir, model)}')`;
    return new IsnadError('MODEL_UNUSABLE', model, detail + fetched);
  }

  /** Ends it for good: the process goes, and every call, waiting or yet to come, is rejected with this error. */
  #fail(error: IsnadError): void {
    // A model that never loaded is told of by whoever waits for its identity.
    if (this.#identity && error.code !== 'EMBEDDER_CLOSED') this.#options.log?.warn(error.message);
    this.#failure = error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    void this.#supervisor?.stop();
  }
}
