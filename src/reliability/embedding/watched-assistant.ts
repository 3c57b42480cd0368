import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Assistant, openAssistant } from '../../assistant.ts';
import type { Config } from '../../config.ts';
import { question } from '../small-index.ts';

type Answer = Awaited<ReturnType<Assistant['ask']>>;

/** Looks again and again whether something is so; for a minute at most. */
export async function comesTrue(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5)) if (await isSo()) return true;
  return false;
}

/** The process of this one that runs the model; null while there is none. See proc(5), /proc/pid/stat. */
async function embeddingProcess(): Promise<number | null> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
    const stat = await read('stat');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(parent) !== process.pid || state === 'Z' || state === 'X') continue;
    if ((await read('cmdline')).includes('embedding/child.js')) return Number(pid);
  }
  return null;
}

/** The assistant with the log that it keeps, and a hand on its embedding process. */
export class WatchedAssistant {
  readonly #assistant: Assistant;
  readonly #expected: Answer;
  readonly #log: string[];

  private constructor(assistant: Assistant, expected: Answer, log: string[]) {
    this.#assistant = assistant;
    this.#expected = expected;
    this.#log = log;
  }

  static async open(config: Config): Promise<WatchedAssistant> {
    const log: string[] = [];
    const assistant = await openAssistant(config, {
      log: { warn: (line) => log.push(line), debug: () => {} },
    });
    let expected = await assistant.ask(question);
    while (expected.wordsOnly) expected = await assistant.ask(question);
    return new WatchedAssistant(assistant, expected, log);
  }

  /** Whether the log tells of a process that is there and does not answer. */
  tellsOfSilence(): boolean {
    return this.#log.some((line) => /process has not answered for .* answered from words alone/.test(line));
  }

  /** The pauses that the log tells of since the last call, in milliseconds. */
  takePauses(): number[] {
    const lines = this.#log.splice(0);
    return lines
      .flatMap((line) => /process is down: .* restarted in (\d+) ms/.exec(line)?.slice(1) ?? [])
      .map(Number);
  }

  ask(): Promise<Answer> {
    return this.#assistant.ask(question);
  }

  /** Sends a signal to the embedding process, as soon as there is one. */
  async signal(name: NodeJS.Signals): Promise<number> {
    for (;;) {
      const pid = await embeddingProcess();
      if (pid !== null) {
        process.kill(pid, name);
        return pid;
      }
      await sleep(5);
    }
  }

  async isReplaced(pid: number): Promise<boolean> {
    const now = await embeddingProcess();
    return now !== null && now !== pid;
  }

  get wordsOnly(): boolean {
    return this.#assistant.about().wordsOnly;
  }

  /** Whether an answer comes from the same paragraph and, where it has its vector, is the same. */
  faultOf(answer: Answer): string | null {
    if (answer.excerpts[0]?.text !== this.#expected.excerpts[0]?.text) return 'another paragraph was found';
    const same = isDeepStrictEqual(answer.excerpts, this.#expected.excerpts);
    return answer.wordsOnly || same ? null : 'the answer with its vector is another';
  }

  async faultOfRecovery(): Promise<string | null> {
    if (!(await comesTrue(() => !this.wordsOnly))) return 'about tells of no recovery';
    let last: Answer | null = null;
    const recovered = await comesTrue(async () => {
      last = await this.ask();
      return !last.wordsOnly;
    });
    return recovered && last ? this.faultOf(last) : 'there are no vectors any more';
  }

  close(): Promise<void> {
    return this.#assistant.close();
  }
}
