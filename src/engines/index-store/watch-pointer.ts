import { readPointer } from './pointer.ts';

export interface PointerWatch {
  close(): void;
}

export interface PointerWatcher {
  /** The generation that the caller has open, null for none. */
  readonly known: string | null;
  /** Hears once of every generation that goes live; the next is looked for when it is done. */
  onChange(generation: string): void | Promise<void>;
  /** Hears of a pointer that cannot be read, once while that lasts, and of what `onChange` threw. */
  onError(error: unknown): void;
  /** Milliseconds between two looks; default 1,000. */
  readonly intervalMs?: number;
}

/**
 * Looks at the pointer of an index again and again, and keeps no process alive by that. An index
 * that is deleted is no change: there is nothing to open.
 */
export function watchPointer(indexDir: string, watcher: PointerWatcher): PointerWatch {
  let { known } = watcher;
  let lastFault = '';
  let closed = false;
  let timer: NodeJS.Timeout;

  async function liveGeneration(): Promise<string | null> {
    try {
      const pointer = await readPointer(indexDir);
      lastFault = '';
      return pointer?.generation ?? null;
    } catch (error) {
      const fault = String(error);
      if (fault !== lastFault && !closed) watcher.onError(error);
      lastFault = fault;
      return null;
    }
  }

  async function look(): Promise<void> {
    const live = await liveGeneration();
    if (closed || live === null || live === known) return;
    known = live;
    try {
      await watcher.onChange(live);
    } catch (error) {
      watcher.onError(error);
    }
  }

  const schedule = (): void => {
    timer = setTimeout(async () => {
      await look();
      if (!closed) schedule();
    }, watcher.intervalMs ?? 1000).unref();
  };
  schedule();

  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
