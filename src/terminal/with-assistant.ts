import type { Assistant, AssistantOptions } from '../assistant.ts';
import type { Config } from '../config.ts';
import { ProgressReport } from './progress.ts';

/**
 * Opens the assistant, building its index first where that is due, and closes it after use.
 * @param options `follow` for what runs for long: it takes up an index that is built meanwhile; `meter` times questions
 */
export async function withAssistant<Result>(
  config: Config,
  stderr: NodeJS.WriteStream,
  use: (assistant: Assistant) => Promise<Result>,
  options: Pick<AssistantOptions, 'follow' | 'onFault' | 'meter' | 'log' | 'embedder'> = {},
): Promise<Result> {
  // Imported here, so that a wrong flag is answered without loading any engine.
  const { embedderFor } = await import('../embedder-for.ts');
  const embedder = options.embedder ?? embedderFor(config, options.log);
  const { openAssistant } = await import('../assistant.ts');
  const progress = new ProgressReport(stderr);
  const settings = { ...options, embedder, onProgress: progress.update };
  const assistant = await openAssistant(config, settings).finally(progress.stop);
  try {
    return await use(assistant);
  } finally {
    await assistant.close();
  }
}
