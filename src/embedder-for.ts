import { availableParallelism, totalmem } from 'node:os';
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

/** More processes of the bundled model than this make vectors faster than one process links them. */
const mostProcesses = 8;

/** Bytes that a process of the bundled model takes, and the share of the memory that all of them may. */
const bytesOfProcess = 150 * 2 ** 20;
const shareOfMemory = 1 / 4;

/**
 * How many processes are to make vectors: one a core but for the one that links them, as far as the memory allows.
 * @param memory in bytes
 */
export const processesFor = (cores: number, memory: number): number =>
  Math.max(1, Math.min(mostProcesses, cores - 1, Math.floor((memory * shareOfMemory) / bytesOfProcess)));

/** The memory that this process and those that it starts may take: a container's limit, else the machine's. */
const memoryLimit = (): number => Math.min(process.constrainedMemory() || totalmem(), totalmem());

/**
 * The same for much work: several processes of the bundled model. Models of the hub divide their work among the cores
 * themselves.
 */
export const embedderForMany = (config: Config): Embedder =>
  config.embeddingModel === bundledModel
    ? new EmbedderPool(() => embedderFor(config), processesFor(availableParallelism(), memoryLimit()))
    : embedderFor(config);
