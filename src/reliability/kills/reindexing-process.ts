import type { Config } from '../../config.ts';
import { exitStatusOf, IsnadError } from '../../core/errors.ts';
import { createEmbedder } from '../../engines/embedding/embedder.ts';
import { updateIndex } from '../../indexing.ts';
import { arm } from './interpose.js';
import type { Interposition } from './interposition.ts';

/** One reindexing that the process is to do. */
export interface ReindexingJob {
  readonly config: Config;
  readonly interposition: Interposition;
}

export interface JobOutcome {
  readonly status: number;
  readonly complaints: readonly string[];
}

// A process of its own that keeps its model and reindexes what it is told, with failures at what operation it is told.
let embedder: ReturnType<typeof createEmbedder> | null = null;

async function reindex({ config, interposition }: ReindexingJob): Promise<JobOutcome> {
  embedder ??= createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  const complaints: string[] = [];
  arm(interposition);
  try {
    await updateIndex(config, embedder, { onWarning: ({ message }) => complaints.push(message) });
    return { status: 0, complaints };
  } catch (error) {
    const { message } = error as Error;
    complaints.push(error instanceof IsnadError ? message : `unexpected failure: ${message}`);
    return { status: exitStatusOf(error), complaints };
  }
}

process.on('message', (job: ReindexingJob) => {
  void reindex(job).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());
