import { availableParallelism } from 'node:os';
import { bundledModel, type Config } from './config.ts';
import type { Embedder } from './core/embedder.ts';
import { createEmbedder } from './engines/embedding/embedder.ts';
import { EmbedderPool } from './engines/embedding/embedder-pool.ts';
import type { EmbedderLog } from './engines/embedding/supervisor.ts';

/** Starts the process of the configured model. A file of its own, so that it loads while the rest of the program does. */
export const embedderFor = (
  { embeddingModel: model, modelDir, modelEnvironment: environment }: Config,
  log?: EmbedderLog,
) => createEmbedder({ model, modelDir, environment, ...(log && { log }) });

/** Processes of the bundled model at most: each takes some 150 MiB, and one process links what all of them make. */
const mostProcesses = 8;

/**
 * The same for much work: as many processes of the bundled model as there are cores but for the one that links the vectors.
 * Models of the hub divide their work among the cores themselves.
 */
export const embedderForMany = (config: Config): Embedder =>
  config.embeddingModel === bundledModel
    ? new EmbedderPool(
        () => embedderFor(config),
        Math.max(1, Math.min(mostProcesses, availableParallelism() - 1)),
      )
    : embedderFor(config);
