import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { type Comparison, compare } from './comparison.ts';

const bareStart = fileURLToPath(new URL('./bare-start.js', import.meta.url));
const ask = fileURLToPath(new URL('../../scripts/ask.ts', import.meta.url));
const question = 'من هو المتحدث باسم التحالف؟';

/**
 * A process from its start to its end, after its first answer, against one that loads the same packages and the model
 * and embeds the question. The index must have been built.
 */
export function compareStarts(config: Config, rounds: number): Promise<Comparison> {
  const { corpusDir, indexDir, modelDir, embeddingModel } = config;
  const settings = {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: indexDir,
    MODEL_DIR: modelDir,
    EMBEDDING_MODEL: embeddingModel,
  };
  return compare(
    () => runProcess(['--import', import.meta.resolve('tsx'), ask, '--json', question], settings),
    () => runProcess([bareStart, modelDir, embeddingModel, question], {}),
    rounds,
    1,
  );
}

/** Milliseconds of processes that do ever more of a cold start, to their ends. */
export interface StartParts {
  readonly what: string;
  readonly times: readonly number[];
}

/** What of a cold start is the runtime, the loader of TypeScript, and the command line before anything is opened. */
export async function measureStartParts(rounds: number): Promise<StartParts[]> {
  const loader = ['--import', import.meta.resolve('tsx')];
  const print = ['--eval', 'console.log(1)'];
  const parts = [
    { what: 'Node alone', args: print },
    { what: 'with the loader of TypeScript', args: [...loader, ...print] },
    { what: '`ask --help`: the command line and the settings', args: [...loader, ask, '--help'] },
  ].map((part) => ({ ...part, times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { args, times } of parts) {
      const began = performance.now();
      await runProcess(args, {});
      times.push(performance.now() - began);
    }
  }
  return parts.map(({ what, times }) => ({ what, times }));
}

async function runProcess(args: readonly string[], environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0 || !printed.endsWith('\n'))
    throw new Error(`'${args.join(' ')}' ended with status ${status} and printed '${printed}'.`);
}
