import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LoopbackDiscord } from '/work/main/test/discord/loopback/discord.ts';
const d = await LoopbackDiscord.start({ name: 'adhoc' });
const run = async (env: Record<string, string>, after: (c: ReturnType<typeof spawn>) => Promise<void>) => {
  const c = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { cwd: '/work/main', env: { ...process.env, INDEX_DIR: '/tmp/adhoc-index', DISCORD_API_URL: d.apiUrl, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  const end = once(c, 'close'); const t = setTimeout(() => { console.log('killing'); c.kill('SIGKILL'); }, 25000);
  await after(c); console.log('exit', (await end)[0]); clearTimeout(t);
};
await run({ DISCORD_TOKEN: 'bad.token' }, async () => {});
await run({ DISCORD_TOKEN: LoopbackDiscord.token }, async (c) => {
  for (let i = 0; i < 100 && !d.gateway.identity; i++) await new Promise((r) => setTimeout(r, 100));
  await new Promise((r) => setTimeout(r, 1000));
  const b = await d.replyTo(d.command('passage', { number: 8 }));
  console.log(JSON.stringify(b).slice(0, 120));
  c.kill('SIGTERM');
});
await d.stop(); process.exit(0);
