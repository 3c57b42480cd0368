import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { start, temporaryFolder } from '../scripts/command.ts';

const question = 'من هو المتحدث باسم التحالف؟';

/** `npm start` with shards, on a Discord of its own. */
async function startSharded(settings: Readonly<Record<string, string>>, name: string) {
  const discord = await LoopbackDiscord.start({ name, shards: 2, withoutTimeline: true });
  const child = start('start.ts', [], {
    environment: {
      INDEX_DIR: await temporaryFolder(afterAll),
      DISCORD_TOKEN: LoopbackDiscord.token,
      DISCORD_API_URL: discord.apiUrl,
      ...settings,
    },
  });
  onTestFinished(() => discord.stop());
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { discord, child, ended, log: () => log };
}

/** The processes that another one started, and what each runs. */
const childrenOf = (pid: number): { pid: number; runs: string; shard: string | undefined }[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map((child) => ({
      pid: Number(child),
      runs: readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' '),
      shard: /(?:^|\0)SHARDS=(\d+)/.exec(readFileSync(`/proc/${child}/environ`, 'utf8'))?.[1],
    }));

describe.runIf(process.platform === 'linux')('a bot with shards', { timeout: 120_000 }, () => {
  it('has as many as Discord recommends, each told of its own servers, and starts again one that crashes', async () => {
    const { discord, child, ended, log } = await startSharded({ SHARDS: 'auto' }, 'shards');
    const { sharded } = discord;
    await expect.poll(() => sharded.connected, { timeout: 60_000 }).toEqual([0, 1]);
    expect(sharded.count).toBe(2);

    // The server of the loopback belongs to shard 1, and direct messages go to shard 0.
    const inServer = discord.command('ask', { question });
    const direct = discord.command('ask', { question }, true);
    for (const asked of [inServer, direct])
      expect(JSON.stringify(await discord.replyTo(asked))).toContain('ماروتو');

    // One model embeds for all of them.
    const shards = childrenOf(child.pid ?? 0).filter(({ runs }) => runs.includes('start.ts'));
    expect(shards.map(({ shard }) => shard).sort()).toEqual(['0', '1']);
    expect(childrenOf(child.pid ?? 0).filter(({ runs }) => runs.includes('child.js'))).toHaveLength(1);
    for (const { pid } of shards)
      expect(childrenOf(pid).filter(({ runs }) => runs.includes('child.js'))).toEqual([]);

    const [first] = shards.filter(({ shard }) => shard === '0');
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => sharded.connected).toEqual([1]);
    const meanwhile = discord.command('ask', { question });
    expect(JSON.stringify(await discord.replyTo(meanwhile))).toContain('ماروتو');
    await expect.poll(() => sharded.connected, { timeout: 60_000 }).toEqual([0, 1]);
    expect([sharded.identified.get(0), sharded.identified.get(1)]).toEqual([2, 1]);
    const after = discord.command('ask', { question }, true);
    expect(JSON.stringify(await discord.replyTo(after))).toContain('ماروتو');

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(sharded.connected).toEqual([]);
    expect(log()).not.toContain(LoopbackDiscord.token);
  });

  it('ends with advice where the first cannot start', async () => {
    const nowhere = 'postgres://isnad:pass-word@127.0.0.1:9/isnad';
    const { ended, log } = await startSharded({ SHARDS: '2', INDEX_URL: nowhere }, 'shards-nowhere');
    expect(await ended).toBe(1);
    expect(log()).toMatch(/^The database postgres:\/\/127\.0\.0\.1:9\/isnad could not be reached: /m);
    expect(log()).toMatch(/^Shard 0 ended before it answered; the line above says why\./m);
    expect(log()).not.toMatch(/Shard 1|pass-word|\bat .*:\d+:\d+/);
  });
});
