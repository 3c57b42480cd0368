import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openAssistant } from '../assistant.ts';
import { spreadOf } from './comparison.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import type { Figures } from './figures.ts';
import { EndlessReindexing } from './processes.ts';

const asked = 400;

/**
 * Asks the questions over and over, always so many at a time.
 * @param reindexing whether further processes rebuild the index meanwhile, over and over
 */
export async function measureThroughput(
  { config }: BenchmarkCorpus,
  questions: readonly string[],
  concurrent: number,
  reindexing: boolean,
): Promise<Figures<'throughput'>[number]> {
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
      concurrent,
      rebuilt: reindexing,
      rate: asked / seconds,
      times: spreadOf(times),
      loopDelay: Math.max(0, delay.percentile(99) / 1e6 - 1),
    };
  } finally {
    await rebuilding?.end();
    await assistant.close();
  }
}
