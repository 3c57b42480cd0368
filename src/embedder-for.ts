import type { Config } from './config.ts';
import { createEmbedder } from './engines/embedding/embedder.ts';
import type { EmbedderLog } from './engines/embedding/supervisor.ts';

/** Starts the process of the configured model. A file of its own, so that it loads while the rest of the program does. */
export const embedderFor = (
  { embeddingModel: model, modelDir, modelEnvironment: environment }: Config,
  log?: EmbedderLog,
) => createEmbedder({ model, modelDir, environment, ...(log && { log }) });
