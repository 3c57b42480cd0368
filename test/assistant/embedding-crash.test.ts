import { readdir, readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { configFor, original, rendition } from './report-files.ts';

/** The embedding process: the one child of this process that runs it. See proc(5), /proc/pid/stat. */
async function embeddingProcess(): Promise<number> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
    const stat = await read('stat');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ours = Number(parent) === process.pid && state !== 'Z';
    if (ours && (await read('cmdline')).includes('embedding/child.js')) found.push(Number(pid));
  }
  expect(found).toHaveLength(1);
  return found[0] as number;
}

const warnings: string[] = [];
let assistant: Assistant;
beforeAll(async () => {
  const log = { warn: (line: string) => warnings.push(line), debug: () => {} };
  assistant = await openAssistant(configFor(await temporaryFolder(afterAll)), { log });
});
afterAll(() => assistant.close());

const question = 'من هو المتحدث باسم التحالف؟';
const ask = () => assistant.ask(question);
const withVectorsAgain = () =>
  vi.waitFor(
    async () => {
      expect(assistant.about().wordsOnly).toBe(false);
      expect(await ask()).toMatchObject({ wordsOnly: false });
    },
    { timeout: 15_000, interval: 20 },
  );

describe.runIf(process.platform === 'linux')('an assistant whose embedding process', () => {
  it('was killed answers at once from words alone, and then with vectors again', async () => {
    const before = await ask();
    expect(before).toMatchObject({ wordsOnly: false, answered: true });
    const killed = await embeddingProcess();
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => expect(assistant.about().wordsOnly).toBe(true), { timeout: 15_000, interval: 1 });

    expect(warnings).toEqual([
      'The embedding process is down: it ended by SIGKILL. It is restarted in 0 ms.',
    ]);

    const during = await ask();
    expect(during).toMatchObject({ wordsOnly: true, answered: true });
    expect(during.excerpts[0]).toMatchObject({ paragraph: 8, text: original.paragraphs[8] });
    expect(await assistant.ask('Who is the spokesman of the coalition?')).toMatchObject({
      wordsOnly: true,
      excerpts: [{ paragraph: 8 }, {}, {}],
    });

    await withVectorsAgain();
    expect(await embeddingProcess()).not.toBe(killed);
    expect((await ask()).excerpts).toEqual(before.excerpts);
  });

  it('is killed over and over under a run of questions answers every one', async () => {
    let running = true;
    const killing = (async () => {
      for (let kills = 0; kills < 3; kills++) {
        process.kill(await embeddingProcess(), 'SIGKILL');
        await vi.waitFor(() => expect(assistant.about().wordsOnly).toBe(true), {
          timeout: 15_000,
          interval: 1,
        });
        await vi.waitFor(() => expect(assistant.about().wordsOnly).toBe(false), {
          interval: 5,
          timeout: 15_000,
        });
      }
    })().finally(() => {
      running = false;
    });
    const paragraphs = new Set<number | undefined>();
    while (running) {
      paragraphs.add((await ask()).excerpts[0]?.paragraph);
      // While it is down there is nothing to wait for in a question, and the death and the restart come by events.
      await nextTurn();
    }
    await killing;
    expect(paragraphs).toEqual(new Set([8]));
    await withVectorsAgain();
  });

  it('hangs answers from words alone, and says so', async () => {
    const stopped = await embeddingProcess();
    process.kill(stopped, 'SIGSTOP');
    const answer = await ask();
    await vi.waitFor(() => expect(assistant.about().wordsOnly).toBe(true), { timeout: 15_000, interval: 1 });
    process.kill(stopped, 'SIGCONT');
    expect(answer).toMatchObject({ wordsOnly: true, answered: true });
    expect(answer.excerpts[0]?.paragraph).toBe(8);
    await withVectorsAgain();
  });

  it('is down sums up all the same', async () => {
    process.kill(await embeddingProcess(), 'SIGKILL');
    await vi.waitFor(() => expect(assistant.about().wordsOnly).toBe(true), { timeout: 15_000, interval: 1 });
    const { sentences } = await assistant.summarize({ length: 'medium', language: 'en' });
    expect(sentences.length).toBeGreaterThanOrEqual(4);
    for (const { paragraph, text } of sentences) expect(rendition.paragraphs[paragraph]).toContain(text);
    await withVectorsAgain();
  });
});
