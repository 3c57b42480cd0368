import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openAssistant } from '../assistant.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import { EndlessReindexing } from './processes.ts';

/** Questions asked of one assistant, so many at a time. */
export interface Throughput {
  readonly what: string;
  readonly concurrent: number;
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds from each question to its answer. */
  readonly times: readonly number[];
  /** 99th percentile, in milliseconds, of how late this process's event loop came to its timers meanwhile. */
  readonly loopDelay: number;
}

const asked = 400;

/**
 * Asks the questions over and over, always so many at a time.
 * @param reindexing whether further processes rebuild the index meanwhile, over and over
 */
export async function measureThroughput(
  { what, config }: BenchmarkCorpus,
  questions: readonly string[],
  concurrent: number,
  reindexing: boolean,
): Promise<Throughput> {
  const assistant = await openAssistant(config, { follow: true });
  const rebuilding = reindexing ? new EndlessReindexing(config) : null;
  try {
    for (const question of questions.slice(0, 30)) await assistant.ask(question);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const times: number[] = [];
    let next = 0;
    const askOn = async () => {
      while (next < asked) {
        const question = questions[next++ % questions.length] as string;
        const began = performance.now();
        await assistant.ask(question);
        times.push(performance.now() - began);
      }
    };
    delay.enable();
    const began = performance.now();
    await Promise.all(Array.from({ length: concurrent }, askOn));
    const seconds = (performance.now() - began) / 1000;
    delay.disable();
    return {
      what: reindexing ? `${what}, while it is rebuilt` : what,
      concurrent,
      rate: asked / seconds,
      times,
      loopDelay: Math.max(0, delay.percentile(99) / 1e6 - 1),
    };
  } finally {
    await rebuilding?.end();
    await assistant.close();
  }
}
