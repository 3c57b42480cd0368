import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { launcher } from '../engines/launcher.ts';
import { type Comparison, compare, spreadOf } from './comparison.ts';
import type { NamedSpread } from './figures.ts';

const bareStart = fileURLToPath(new URL('./bare-start.js', import.meta.url));
const startMarks = fileURLToPath(new URL('./start-marks.cjs', import.meta.url));
const ask = fileURLToPath(new URL('../../scripts/ask.ts', import.meta.url));
const question = 'من هو المتحدث باسم التحالف؟';

const settingsOf = ({ corpusDir, indexDir, modelDir, embeddingModel }: Config) => ({
  CORPUS_DIR: corpusDir,
  INDEX_DIR: indexDir,
  MODEL_DIR: modelDir,
  EMBEDDING_MODEL: embeddingModel,
});

/**
 * A process from its start to its end, after its first answer, against one that loads the same packages and the model
 * and embeds the question. The index must have been built.
 */
export function compareStarts(config: Config, rounds: number): Promise<Comparison> {
  const { modelDir, embeddingModel } = config;
  return compare(
    () => runProcess([launcher, ask, '--json', question], settingsOf(config)),
    () => runProcess([bareStart, modelDir, embeddingModel, question], {}),
    rounds,
    1,
  );
}

/** The parts that follow one another, each with the mark that it ends with (see start-marks.cjs). */
const parts = [
  { what: 'Node', until: 'running' },
  { what: 'whether what was built is of these sources, and loading it', until: 'loaded' },
  { what: 'the command line and the settings, until the process of the model is started', until: 'forked' },
  { what: 'the model in its process, and meanwhile the word lists and the index here', until: 'ready' },
  { what: "the question's vector", until: 'vector' },
  { what: 'searching, ranking and printing', until: 'printed' },
  { what: 'ending both processes', until: 'ended' },
] as const;

/**
 * What a cold start does one after the other, and how long each takes.
 * @throws Error where nothing is built of the sources as they are
 */
export async function measureStartParts(config: Config, rounds: number): Promise<NamedSpread[]> {
  const measured = parts.map((part) => ({ ...part, times: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    const began = performance.timeOrigin + performance.now();
    const args = ['--require', startMarks, launcher, ask, '--json', question];
    const marks = new Map(await runProcess(args, settingsOf(config)));
    marks.set('ended', performance.timeOrigin + performance.now());
    if (!marks.has('loaded')) throw new Error('Nothing is built of these sources: npm run build.');
    let before = began;
    for (const { until, times } of measured) {
      const at = marks.get(until);
      if (at === undefined) throw new Error(`A cold start never came to where '${until}' is marked.`);
      times.push(at - before);
      before = at;
    }
  }
  return measured.map(({ what, times }) => ({ what, spread: spreadOf(times) }));
}

/** @returns the marks that it wrote to descriptor 3, if any */
async function runProcess(
  args: readonly string[],
  environment: Record<string, string>,
): Promise<[string, number][]> {
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  let [printed, marks] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  (child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
    marks += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0 || !printed.endsWith('\n'))
    throw new Error(`'${args.join(' ')}' ended with status ${status} and printed '${printed}'.`);
  return marks ? JSON.parse(marks) : [];
}
