import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A real process whose messages are kept until they are asked for. */
export interface Child {
  readonly process: ChildProcess;
  /** The oldest message that was not asked for yet. */
  heard(): Promise<string>;
  /** Kills it without a chance to clean up, and waits until it is gone. */
  kill(): Promise<void>;
}

export function startChild(script: URL, ...args: string[]): Child {
  const child = fork(fileURLToPath(script), args, {
    execArgv: ['--import', 'tsx'],
  });
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  const arrived = (message: string) => {
    const next = waiting.shift();
    if (next) next(message);
    else messages.push(message);
  };
  child.on('message', (message) => arrived(String(message)));
  child.on('exit', (code, signal) => arrived(`exit ${code ?? signal}`));
  return {
    process: child,
    heard: () => {
      const message = messages.shift();
      return message === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(message);
    },
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
