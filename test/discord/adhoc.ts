import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LoopbackDiscord } from './loopback/discord.ts';
const d = await LoopbackDiscord.start({ name: 'adhoc' });
const run = async (env: Record<string, string>, after: (c: ReturnType<typeof spawn>) => Promise<void>) => {
  const c = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { env: { ...process.env, INDEX_DIR: '/tmp/adhoc-index', DISCORD_API_URL: d.apiUrl, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const end = once(c, 'close'); await after(c); console.log('exit', (await end)[0]);
};
await run({ DISCORD_TOKEN: 'bad.token' }, async () => {});
await run({ DISCORD_TOKEN: LoopbackDiscord.token }, async (c) => {
  await d.until('identify', () => d.gateway.identity ?? undefined);
  await new Promise((r) => setTimeout(r, 1500));
  const b = await d.replyTo(d.command('passage', { number: 8 }));
  console.log(JSON.stringify(b).slice(0, 120));
  c.kill('SIGTERM');
});
await d.stop();
