import { appendFile, readFile, rename } from 'node:fs/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEmbedder } from '../../../src/engines/embedding/embedder.ts';
import { copyModel, dimensions, emptyModelDir, model, modelDir } from './model-folders.ts';

type Options = Parameters<typeof createEmbedder>[0];
type ModelEmbedder = ReturnType<typeof createEmbedder>;

const open: ModelEmbedder[] = [];
async function readyEmbedder(options: Partial<Options> = {}): Promise<ModelEmbedder> {
  const embedder = createEmbedder({ model, modelDir, ...options });
  open.push(embedder);
  await embedder.identity();
  return embedder;
}
afterEach(async () => {
  for (const embedder of open.splice(0)) await embedder.close();
});

const pidOf = (embedder: ModelEmbedder): number => {
  if (embedder.pid === null) throw new Error('there is no model process');
  return embedder.pid;
};
const signal = (embedder: ModelEmbedder, name: NodeJS.Signals) => process.kill(pidOf(embedder), name);
const successorOf = (embedder: ModelEmbedder, pid: number) =>
  vi.waitFor(() => expect([null, pid]).not.toContain(embedder.pid), { timeout: 10_000, interval: 1 });

describe('a model process that dies', () => {
  it('in mid-request is replaced, and the whole answer comes from both', async () => {
    const texts = Array.from(
      { length: 300 },
      (_, at) => `${'جملة طويلة عن المصرف المركزي. '.repeat(20)} ${at}`,
    );
    const undisturbed = await readyEmbedder();
    const expected = await undisturbed.embed(texts, 'passage');

    const embedder = await readyEmbedder();
    const first = pidOf(embedder);
    let settled = false;
    const answer = embedder.embed(texts, 'passage').finally(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(settled).toBe(false);
    signal(embedder, 'SIGKILL');
    expect(await answer).toEqual(expected);
    expect(pidOf(embedder)).not.toBe(first);
  });

  it('is down from then until its successor is ready', async () => {
    const warnings: string[] = [];
    const log = { warn: (message: string) => warnings.push(message), debug: () => {} };
    const embedder = await readyEmbedder({ log });
    expect(embedder.down).toBe(false);
    signal(embedder, 'SIGKILL');
    await vi.waitFor(() => expect(embedder.down).toBe(true), { timeout: 10_000, interval: 1 });
    // Nobody asks: it comes back all the same.
    await vi.waitFor(() => expect(embedder.down).toBe(false), { timeout: 10_000 });
    expect(warnings).toEqual([
      'The embedding process is down: it ended by SIGKILL. It is restarted in 0 ms.',
    ]);
  });

  it('twice under one call rejects it with EMBEDDER_DOWN, and the next is answered', async () => {
    const embedder = await readyEmbedder();
    const first = pidOf(embedder);
    signal(embedder, 'SIGSTOP');
    const answer = embedder.embed(['نص'], 'query').catch((error) => error);
    signal(embedder, 'SIGKILL');
    await successorOf(embedder, first);
    signal(embedder, 'SIGKILL');
    expect(await answer).toMatchObject({
      code: 'EMBEDDER_DOWN',
      message: expect.stringContaining('it ended by SIGKILL'),
    });
    const [vector] = await embedder.embed(['نص'], 'query');
    expect(vector).toHaveLength(dimensions);
  });

  it('is not replaced by one whose model is another', async () => {
    const { folder, remove } = await emptyModelDir();
    onTestFinished(remove);
    await copyModel(folder, 'mine');
    const embedder = await readyEmbedder({ model: 'mine', modelDir: folder });
    await appendFile(`${folder}/mine/config.json`, ' ');
    signal(embedder, 'SIGKILL');
    await vi.waitFor(() => expect(embedder.down).toBe(true), { timeout: 10_000, interval: 1 });
    const error = await embedder.embed(['نص'], 'query').catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'MODEL_UNUSABLE',
      message: expect.stringContaining('were replaced'),
    });
  });
});

describe('a model that was loaded once', () => {
  it('is loaded again when its files are back', async () => {
    const { folder, remove } = await emptyModelDir();
    onTestFinished(remove);
    await copyModel(folder, 'mine');
    const warnings: string[] = [];
    const log = { warn: (message: string) => warnings.push(message), debug: () => {} };
    const embedder = await readyEmbedder({ model: 'mine', modelDir: folder, log });
    const [expected] = await embedder.embed(['نص'], 'query');
    const config = `${folder}/mine/config.json`;
    await rename(config, `${config}.away`);
    signal(embedder, 'SIGKILL');
    await vi.waitFor(() => expect(warnings.at(-1)).toContain('is down: config.json'), { timeout: 10_000 });
    expect(embedder.down).toBe(true);
    await rename(`${config}.away`, config);
    await vi.waitFor(() => expect(embedder.down).toBe(false), { timeout: 20_000 });
    expect(await embedder.embed(['نص'], 'query')).toEqual([expected]);
  });
});

describe('a model process that hangs', () => {
  it('is killed and replaced, and the answer comes', async () => {
    const embedder = await readyEmbedder({ timeoutMs: 1000 });
    const first = pidOf(embedder);
    signal(embedder, 'SIGSTOP');
    const [vector] = await embedder.embed(['نص'], 'query');
    expect(vector).toHaveLength(dimensions);
    expect(pidOf(embedder)).not.toBe(first);
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
  });

  it('is down from a question that waits too long until it answers, and the log tells so once', async () => {
    const warnings: string[] = [];
    const log = { warn: (message: string) => warnings.push(message), debug: () => {} };
    const embedder = await readyEmbedder({ log });
    signal(embedder, 'SIGSTOP');
    const answers = [embedder.embed(['نص'], 'query'), embedder.embed(['نص'], 'query')];
    expect(embedder.down).toBe(false);
    await vi.waitFor(() => expect(embedder.down).toBe(true), { timeout: 10_000, interval: 5 });
    expect(warnings).toEqual([
      expect.stringMatching(/^The embedding process has not answered for 1\.5 s\. /),
    ]);
    signal(embedder, 'SIGCONT');
    await Promise.all(answers);
    expect(embedder.down).toBe(false);
    expect(warnings).toHaveLength(1);
  });

  it('under a text that nobody waits for is not down before it is found to hang', async () => {
    const embedder = await readyEmbedder();
    signal(embedder, 'SIGSTOP');
    const passage = embedder.embed(['نص'], 'passage');
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(embedder.down).toBe(false);
    signal(embedder, 'SIGCONT');
    await passage;
  });

  it('while it loads is killed too, and after the second time the call is rejected', async () => {
    const embedder = createEmbedder({ model, modelDir, loadTimeoutMs: 1 });
    open.push(embedder);
    const error = await embedder.identity().catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'EMBEDDER_DOWN',
      message: expect.stringContaining('no sign of life for 0.001 s'),
    });
  });

  it('is given its whole time for each text, not for a call', async () => {
    const timeoutMs = 500;
    const embedder = await readyEmbedder({ timeoutMs });
    const first = pidOf(embedder);
    const text = 'جملة طويلة عن المصرف المركزي. '.repeat(60);
    let lasted = 0;
    for (let count = 50; lasted < 2 * timeoutMs; count *= 2) {
      const begun = performance.now();
      await embedder.embed(Array<string>(count).fill(text), 'passage');
      lasted = performance.now() - begun;
    }
    expect(pidOf(embedder)).toBe(first);
  });
});

describe('close', () => {
  it('rejects what waits and what comes after, and can be called again', async () => {
    const embedder = await readyEmbedder();
    const pid = pidOf(embedder);
    const waiting = embedder.embed(['نص'], 'query').catch((error) => error);
    await embedder.close();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await waiting).toMatchObject({ code: 'EMBEDDER_CLOSED' });
    await expect(embedder.embed(['نص'], 'query')).rejects.toMatchObject({ code: 'EMBEDDER_CLOSED' });
    await embedder.close();
  });
});

describe('the environment of the model process', () => {
  it.runIf(process.platform === 'linux')('holds no secret but the one for the hub', async () => {
    const environment = {
      DISCORD_TOKEN: 'secret-of-the-bot',
      PATH: '/usr/bin',
      HF_TOKEN: 'token-of-the-hub',
    };
    vi.stubEnv('DISCORD_TOKEN', 'secret-of-the-parent');
    const embedder = await readyEmbedder({ environment });
    vi.unstubAllEnvs();
    const seen = await readFile(`/proc/${pidOf(embedder)}/environ`, 'latin1');
    expect(seen).not.toContain('secret');
    expect(seen).not.toContain('DISCORD');
    expect(seen).toContain('HF_TOKEN=token-of-the-hub');
  });
});
