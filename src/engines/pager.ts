import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Shows a text a screen at a time; false where there is no such program, and nothing was shown. */
export type Pager = (text: string) => Promise<boolean>;

/** What the shell answers where a program is not there or cannot be run. */
const notThere = [126, 127];

/**
 * A pager as the user chose it in PAGER, else `less`, which leaves a text on the screen and ends by itself where it fits.
 * An empty PAGER, as `cat`, is none.
 * @param environment the pager's own; it needs no secret
 */
export function pagerProcess(environment: Readonly<Record<string, string | undefined>>): Pager {
  const { PAGER: chosen = 'less', LESS: options = 'FRX', LESSCHARSET: charset = 'utf-8' } = environment;
  const command = chosen.trim();
  return async (text) => {
    if (command === '' || command === 'cat' || process.platform === 'win32') return false;
    const child = spawn('/bin/sh', ['-c', command], {
      stdio: ['pipe', 'inherit', 'ignore'],
      env: { ...environment, LESS: options, LESSCHARSET: charset },
    });
    // Ctrl-C is for the pager to hear; this process waits for it.
    const leaveToPager = () => {};
    process.on('SIGINT', leaveToPager);
    try {
      // A reader who has seen enough ends the pager before it took all.
      child.stdin.on('error', () => {});
      child.stdin.end(text);
      const [status] = await once(child, 'close');
      return !notThere.includes(status);
    } catch {
      return false;
    } finally {
      process.off('SIGINT', leaveToPager);
    }
  };
}
