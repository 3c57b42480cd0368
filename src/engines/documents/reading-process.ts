import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ImportedDocument } from '../../core/importing/document.ts';
import { launcher } from '../launcher.ts';
import { type FaultDetails, importFault } from './fault.ts';
import type { Input } from './input.ts';

/** What the reading process tells. */
export type ReadingMessage =
  | { readonly alive: true }
  | { readonly document: ImportedDocument }
  | { readonly fault: FaultDetails };

interface ReadingLimits {
  /** How long a page may take, or a document that has none, in milliseconds. */
  readonly silenceMs: number;
  readonly memoryMiB: number;
}

const usualLimits: ReadingLimits = { silenceMs: 30_000, memoryMiB: 1024 };
const child = fileURLToPath(new URL('./reading-child.ts', import.meta.url));

/**
 * Reads a document in a process of its own, which is ended when it takes too long or too much memory: files can be made such
 * that they unpack to no end.
 * @throws IsnadError IMPORT_FAULT
 */
export function readApart(input: Input, { silenceMs, memoryMiB } = usualLimits): Promise<ImportedDocument> {
  const reading = fork(launcher, [child], {
    execArgv: [`--max-old-space-size=${memoryMiB}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { name } = input;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      reading.kill('SIGKILL');
      settle();
    };
    const refuse = (fault: string): void =>
      end(() =>
        reject(
          importFault(
            name,
            fault,
            'It may be damaged or made to do harm: open it, if you trust it, and save it anew.',
          ),
        ),
      );
    const timer = setTimeout(() => refuse(`was not read within ${silenceMs / 1000} s`), silenceMs);
    reading.on('message', (message: ReadingMessage) => {
      if ('alive' in message) timer.refresh();
      else if ('fault' in message) end(() => reject(importFault(...message.fault)));
      else end(() => resolve(message.document));
    });
    reading.once('error', (error) => refuse(`could not be read (${error.message})`));
    reading.once('exit', () => refuse(`could not be read within ${memoryMiB} MiB of memory`));
    reading.send(input, (error) => error && refuse(`could not be read (${error.message})`));
  });
}
