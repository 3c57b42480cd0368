import { Command } from 'commander';
import type { Progress } from '../src/assistant.ts';
import { bundledModel } from '../src/config.ts';
import type { IsnadError } from '../src/core/errors.ts';
import type { ReindexingMessage } from '../src/engines/reindexing-process.ts';
import { type Call, type ExitStatus, runCommand, withPlaces } from '../src/terminal/command-line.ts';
import { reindexLine } from '../src/terminal/json.ts';
import { ReaderGone } from '../src/terminal/output.ts';
import { ProgressReport } from '../src/terminal/progress.ts';
import { reindexView } from '../src/terminal/views/reindex.ts';
import { surroundings } from './surroundings.ts';

interface ReindexCommandOptions {
  readonly json?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
}
type ReindexCall = Call<ReindexCommandOptions>;

/** Tells the bot that started this process, if one did. */
function tell(message: ReindexingMessage): void {
  if (process.connected) process.send?.(message);
}

async function reindexOnce(call: ReindexCall, force: boolean): Promise<void> {
  const { reindex } = await import('../src/assistant.ts');
  const shown = new ProgressReport(call.stderr);
  const onProgress = (progress: Progress) => {
    shown.update(progress);
    tell({ progress });
  };
  const warnings: IsnadError[] = [];
  const onWarning = (warning: IsnadError) => warnings.push(warning);
  const report = await reindex(call.config, { force, onProgress, onWarning }).finally(async () => {
    shown.stop();
    for (const warning of warnings) await call.report(warning);
  });
  tell({ report });
  if (call.options.json) await call.print(reindexLine(report));
  else await call.show(reindexView(report));
}

async function keepReindexing(call: ReindexCall): Promise<void> {
  const { watchCorpus } = await import('../src/terminal/watch.ts');
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  let force = call.options.force ?? false;
  await watchCorpus(call.config.corpusDir, {
    onChange: async () => {
      await reindexOnce(call, force);
      force = false;
    },
    onFault: async (error) => {
      if (error instanceof ReaderGone) end();
      else await call.report(error);
    },
    onReady: () => call.note(`Watching '${call.config.corpusDir}'. Ctrl-C ends it.`),
    signal: ending.signal,
  });
}

const command = withPlaces(
  new Command('npm run reindex --')
    .usage('[--corpus DIR] [--index DIR] [--model ID] [--force] [--watch] [--json]')
    .description('Brings the index up to date with the corpus, embedding only what changed.')
    .option('--model <id>', `the embedding model (default: EMBEDDING_MODEL, else ${bundledModel})`)
    .option('--force', 'build everything anew')
    .option('--watch', 'go on and reindex whenever a report changes')
    .option('--json', 'one line of JSON for each reindexing'),
);

void runCommand<ReindexCommandOptions>(command, surroundings(), async (call): Promise<ExitStatus> => {
  if (call.options.watch) await keepReindexing(call);
  else await reindexOnce(call, call.options.force ?? false);
  return 0;
}).then(process.exit);
