import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * Counts what the program's own code does rather than how long it takes: how often each block of `src/core` and
 * `src/engines` ran, which V8's precise coverage counts. What the engine does within one call, such as matching one
 * regular expression, counts as one.
 */
export class WorkCounter {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Blocks that ran while `work` did. */
  async of(work: () => unknown): Promise<number> {
    this.#take();
    await work();
    const { result } = this.#take();
    return result
      .filter(({ url }) => /\/src\/(?:core|engines)\//.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  /** The counts since they were last taken, which begin anew. */
  #take(): Coverage {
    return this.#post('Profiler.takePreciseCoverage') as Coverage;
  }

  /** The session is this process's own, so that its answers come at once. */
  #post(method: string, settings: object = {}): unknown {
    let answer: unknown;
    this.#session.post(method, settings, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }
}
