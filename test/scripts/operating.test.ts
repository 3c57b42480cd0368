import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { run, start, temporaryFolder } from './command.ts';

let index: string;
beforeAll(async () => {
  index = await temporaryFolder(afterAll);
});

/** A port that was free a moment ago, and the server that holds it until it is closed. */
async function holdPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

const freePort = async (): Promise<number> => {
  const { server, port } = await holdPort();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

describe('npm start with HEALTH_PORT', () => {
  it('answers while the bot runs: 503 without Discord, 200 with it, and metrics of what was asked', async () => {
    const discord = await LoopbackDiscord.start({ name: 'operating', withoutTimeline: true });
    onTestFinished(() => discord.stop());
    discord.gateway.refuseConnections = 1_000;
    const port = await freePort();
    const child = start('start.ts', [], {
      environment: {
        INDEX_DIR: index,
        DISCORD_TOKEN: LoopbackDiscord.token,
        DISCORD_API_URL: discord.apiUrl,
        HEALTH_PORT: String(port),
      },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    const status = async () => (await get('/health'))?.status;

    await expect.poll(status, { timeout: 40_000 }).toBe(503);
    discord.gateway.refuseConnections = 0;
    await expect.poll(status, { timeout: 40_000 }).toBe(200);
    const health = await (await get('/health'))?.json();
    expect(health).toMatchObject({
      status: 'ok',
      parts: {
        index: { passages: expect.any(Number) },
        gateway: { state: 'Ready' },
        embedding: { restarts: 0 },
      },
    });

    await discord.replyTo(discord.command('ask', { question: 'من هو المتحدث باسم التحالف؟' }));
    const metrics = await (await get('/metrics'))?.text();
    expect(metrics).toContain('isnad_questions_total{kind="ask",outcome="answered"} 1');
    expect(metrics).toMatch(/^isnad_stage_seconds_count\{stage="read"\} 1$/m);
    expect(metrics).toMatch(/^isnad_stage_seconds_count\{stage="search"\} 1$/m);
    for (const secret of [LoopbackDiscord.token, 'المتحدث'])
      expect(metrics + JSON.stringify(health)).not.toContain(secret);

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await get('/health')).toBeNull();
  }, 120_000);

  it('ends at once where the port is taken, and says so', async () => {
    const { port } = await holdPort();
    const environment = { INDEX_DIR: index, DISCORD_TOKEN: 'x.y.z', HEALTH_PORT: String(port) };
    expect(await run('start.ts', [], { environment })).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(`^The health endpoint cannot listen on 127\\.0\\.0\\.1:${port} \\(.*\\)\\. .*\\n$`),
      ),
    });
  });
});

describe('a start that fails', () => {
  it.each([
    ['an index folder that cannot be', { INDEX_DIR: '/dev/null/index' }, 1, /^The index could not be /],
    ['no such model', { EMBEDDING_MODEL: 'no-such-model' }, 1, /^The model 'no-such-model' /],
  ])('for %s gives one line and its exit status', async (_, settings, status, reason) => {
    const environment = { INDEX_DIR: index, DISCORD_TOKEN: 'x.y.z', ...settings };
    const outcome = await run('start.ts', [], { environment });
    expect([outcome.status, outcome.stdout]).toEqual([status, '']);
    expect(outcome.stderr).toMatch(reason);
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
