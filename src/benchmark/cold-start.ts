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
