import { watch as watchFiles } from 'chokidar';

/** Quiet that has to follow a change before it is acted on: editors write one file in several steps. */
const settlingMs = 300;

export interface WatchOptions {
  /** Called at the start and for each change, never twice at a time; what it throws goes to `onFault`. */
  readonly onChange: () => Promise<void>;
  readonly onFault: (error: unknown) => Promise<void>;
  /** Called once, after the first `onChange`. */
  readonly onReady: () => Promise<void>;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** Runs a task again for as long as it was asked for while it ran. */
function oneAtATime(task: () => Promise<void>): { request(): void; idle(): Promise<void> } {
  let running: Promise<void> | null = null;
  let requested = false;
  const run = async (): Promise<void> => {
    while (requested) {
      requested = false;
      await task();
    }
    running = null;
  };
  return {
    request: () => {
      requested = true;
      running ??= run();
    },
    idle: async () => {
      await running;
    },
  };
}

const isReport = (path: string): boolean => path.endsWith('.md');

/**
 * Calls back after each change to the reports of a corpus folder, also when one is replaced by renaming.
 * Changes that come during a call bring one more call after it. The watch begins before the first call,
 * so that no change falls between the two.
 * @returns when the signal has ended the watch and a running call is done
 */
export async function watchCorpus(folder: string, options: WatchOptions): Promise<void> {
  const { onChange, onFault, onReady, signal } = options;
  const reindexing = oneAtATime(async () => {
    if (!signal.aborted) await onChange().catch(onFault);
  });
  let timer: NodeJS.Timeout | undefined;
  const changed = (path: string): void => {
    if (!isReport(path)) return;
    clearTimeout(timer);
    timer = setTimeout(reindexing.request, settlingMs);
  };
  const ended = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

  const watcher = watchFiles(folder, { ignoreInitial: true, depth: 0 });
  watcher.on('add', changed).on('change', changed).on('unlink', changed);
  watcher.on('error', (error) => void onFault(error));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  reindexing.request();
  await reindexing.idle();
  await onReady();
  await ended;
  clearTimeout(timer);
  await watcher.close();
  await reindexing.idle();
}
