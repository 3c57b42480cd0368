import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dimensions, model, modelDir } from './model-folders.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const module = new URL('../../../src/engines/embedding/embedder.ts', import.meta.url).href;

const started: ChildProcess[] = [];
afterEach(() => {
  // A test that failed must not leave its program behind, nor what that program started.
  for (const { pid } of started.splice(0)) {
    if (pid && groupRuns(pid)) process.kill(-pid, 'SIGKILL');
  }
});

function groupRuns(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch {
    return false;
  }
}

/** Runs a program of a few lines in which `embedder` is the one under test, as the leader of its own group. */
function runProgram(lines: string): {
  program: ChildProcess;
  printed: () => string;
  complained: () => string;
} {
  const code = `
    import { createEmbedder } from ${JSON.stringify(module)};
    const embedder = createEmbedder(${JSON.stringify({ model, modelDir })});
    ${lines}`;
  const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(program);
  let printed = '';
  let complained = '';
  program.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  program.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complained += text;
  });
  return { program, printed: () => printed, complained: () => complained };
}

/** Whether a process runs; one that has ended but was not reaped yet does not. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

const printedPid = (printed: () => string) =>
  vi.waitFor(
    () => {
      const pid = Number(/pid (\d+)/.exec(printed())?.[1]);
      expect(pid).toBeGreaterThan(0);
      return pid;
    },
    { timeout: 10_000 },
  );
const ends = (pid: number) => vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 10_000 });

describe('the program around the embedder', () => {
  it('ends by itself after close, with its answer', async () => {
    const { program, printed, complained } = runProgram(`
      const [vector] = await embedder.embed(['نص'], 'query');
      console.log('dimensions', vector.length, 'pid', embedder.pid);
      await embedder.close();`);
    const [status] = await once(program, 'close');
    expect(complained()).toBe('');
    expect(status).toBe(0);
    expect(printed()).toContain(`dimensions ${dimensions}`);
    expect(runs(await printedPid(printed))).toBe(false);
  });

  it('ends by itself without close too, and takes the model process along', async () => {
    const { program, printed } = runProgram(`
      await embedder.identity();
      console.log('pid', embedder.pid);`);
    const [status] = await once(program, 'close');
    expect(status).toBe(0);
    await ends(await printedPid(printed));
  });

  it('does not end while a call waits, not even for a successor', async () => {
    const { program, printed } = runProgram(`
      await embedder.identity();
      process.kill(embedder.pid, 'SIGSTOP');
      embedder.embed(['نص'], 'query').then(([vector]) => console.log('dimensions', vector.length));
      process.kill(embedder.pid, 'SIGKILL');`);
    const [status] = await once(program, 'close');
    expect(status).toBe(0);
    expect(printed()).toContain(`dimensions ${dimensions}`);
  });

  it('does not end while a call waits for a restart that is not yet due', async () => {
    const { program, printed } = runProgram(`
      const tick = () => new Promise((resolve) => setTimeout(resolve, 1));
      const first = embedder.pid;
      process.kill(first, 'SIGKILL');
      while (embedder.pid === first) await tick();
      process.kill(embedder.pid, 'SIGKILL');
      while (embedder.pid !== null) await tick();
      const [vector] = await embedder.embed(['نص'], 'query');
      console.log('dimensions', vector.length);`);
    const [status] = await once(program, 'close');
    expect(status).toBe(0);
    expect(printed()).toContain(`dimensions ${dimensions}`);
  });

  it.each([
    ['while it loads', ''],
    ['when it is idle', 'await embedder.identity();'],
    [
      'in the midst of a corpus',
      `await embedder.identity();
      embedder.embed(Array(20_000).fill('جملة طويلة عن المصرف المركزي. '.repeat(60)), 'passage');
      await new Promise((resolve) => setTimeout(resolve, 200));`,
    ],
  ])('takes the model process along when it is killed %s', async (_, lines) => {
    const { program, printed } = runProgram(`
      ${lines}
      console.log('pid', embedder.pid);
      setInterval(() => {}, 1000);`);
    const pid = await printedPid(printed);
    expect(runs(pid)).toBe(true);
    program.kill('SIGKILL');
    await ends(pid);
  });

  it('is the only one to hear Ctrl-C in its terminal, and nothing is printed', async () => {
    const { program, printed, complained } = runProgram(`
      await embedder.identity();
      const before = embedder.pid;
      process.on('SIGINT', async () => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        console.log('the same:', embedder.pid === before);
        await embedder.close();
        clearInterval(alive);
      });
      const alive = setInterval(() => {}, 1000);
      console.log('pid', before);`);
    const pid = await printedPid(printed);
    process.kill(-(program.pid ?? Number.NaN), 'SIGINT');
    const [status] = await once(program, 'close');
    expect(status).toBe(0);
    expect(printed()).toContain('the same: true');
    expect(complained()).toBe('');
    expect(runs(pid)).toBe(false);
  });
});
