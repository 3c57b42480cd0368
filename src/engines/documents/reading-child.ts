// Reads one document in a process of its own: see reading-process.ts.

import { ImportFault } from './fault.ts';
import type { Input } from './input.ts';
import { readDocument } from './read-document.ts';
import type { ReadingMessage } from './reading-process.ts';

const send = (message: ReadingMessage): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));

process.once('message', async (input: Input) => {
  try {
    await send({ document: await readDocument(input, () => send({ alive: true })) });
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    await send({ fault: error.details });
  }
  process.disconnect();
});
