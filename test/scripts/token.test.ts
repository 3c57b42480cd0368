import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { managersPermissions } from '../../loopback/people.ts';
import { refusals } from '../../loopback/rest-reply.ts';
import { type Outcome, run, start, temporaryFolder } from './command.ts';

const { token } = LoopbackDiscord;
/** In the shape of Discord's tokens, of which nobody is told that it is one. */
const misplaced = 'MTAxNzA0NjQyOTI3Mzk0ODIx.GkX9pQ.w5mJ0aVb-2cD3eF4gH5iJ6kL7mN8oP9qR';
const password = 'hunter2-hunter2';
const secrets = [token, misplaced, password].flatMap((secret) => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  encodeURIComponent(secret),
]);

const question = 'من هو المتحدث باسم التحالف؟';

let home: string;

/** All that a run writes goes into one folder: home, temporary files, index, feedback. */
async function environmentIn(folder: string, settings: Readonly<Record<string, string>> = {}) {
  await mkdir(path.join(folder, 'tmp'), { recursive: true });
  return {
    HOME: folder,
    TMPDIR: path.join(folder, 'tmp'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    INDEX_DIR: path.join(folder, 'index'),
    FEEDBACK_FILE: path.join(folder, 'feedback.jsonl'),
    DISCORD_TOKEN: token,
    LOG_LEVEL: 'debug',
    ...settings,
  };
}

/** Every file below a folder, as bytes that a text can be looked for in. */
async function filesBelow(folder: string): Promise<{ name: string; content: string }[]> {
  const names = await readdir(folder, { recursive: true });
  const files: { name: string; content: string }[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    if ((await stat(file)).isFile()) files.push({ name, content: await readFile(file, 'latin1') });
  }
  return files;
}

/** The environments of the processes that a process started, as Linux tells them. */
async function environmentsBelow(pid: number): Promise<string[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1').catch(() => '');
  const below = await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map(async (child) => [
        await readFile(`/proc/${child}/environ`, 'latin1').catch(() => ''),
        ...(await environmentsBelow(Number(child))),
      ]),
  );
  return below.flat();
}

function expectNoSecret(where: string, text: string): void {
  for (const secret of secrets) expect(text.includes(secret), `${secret} in ${where}:\n${text}`).toBe(false);
}

const expectQuiet = ({ stdout, stderr }: Outcome): void => {
  expectNoSecret('stdout', stdout);
  expectNoSecret('stderr', stderr);
};

beforeAll(async () => {
  home = await temporaryFolder(afterAll);
});

describe('the token', () => {
  it('is in nothing that a bot puts out or writes, whatever goes wrong', async () => {
    const folder = await temporaryFolder();
    const corpus = path.join(folder, 'corpus');
    await mkdir(corpus);
    await writeFile(
      path.join(corpus, 'a.md'),
      '---\ntitle: T\nlanguage: ar\n---\n\nقال العقيد إن الجسر افتتح.\n',
    );
    const discord = await LoopbackDiscord.start({ name: 'token', withoutTimeline: true });
    onTestFinished(() => discord.stop());
    const child = start('start.ts', [], {
      environment: await environmentIn(folder, { CORPUS_DIR: corpus, DISCORD_API_URL: discord.apiUrl }),
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const logged = (what: string) => expect.poll(() => output, { timeout: 40_000 }).toContain(what);

    await logged('answering on Discord');
    await discord.replyTo(discord.command('ask', { question }));
    for (const failure of [refusals.unknownInteraction, refusals.missingAccess, { none: 'reset' } as const]) {
      discord.fail(/^(POST|PATCH) /, failure);
      discord.command('ask', { question });
    }
    await logged('can no longer be answered');
    discord.heal();
    // The reindexing is a process of its own, which needs no token: what fails in it is told on Discord.
    await symlink('/etc/passwd', path.join(corpus, 'b.md'));
    discord.command('reindex', {}, { permissions: managersPermissions });
    const environments = new Set<string>();
    while (!output.includes('reindexing failed')) {
      for (const environment of await environmentsBelow(child.pid ?? 0)) environments.add(environment);
      await setTimeout(20);
    }
    discord.gateway.close(4004);
    expect(await ended).toBe(1);
    expect(output).toContain('Discord refused the token.');

    expectNoSecret('the output', output);
    expectNoSecret('the environment of a process that it started', [...environments].join('\n'));
    if (process.platform === 'linux') expect([...environments].join()).toContain('INDEX_DIR=');
    expectNoSecret('what was sent', JSON.stringify(discord.requests.map(({ path: to, body }) => [to, body])));
    const files = await filesBelow(folder);
    expect(files.map(({ name }) => name)).toContain(path.join('index', 'current'));
    for (const { name, content } of files) expectNoSecret(name, content);
  }, 120_000);

  it.each([
    ['that is refused', { DISCORD_TOKEN: misplaced }, 'Discord refused the token'],
    ['in the wrong setting', { DISCORD_GUILD_ID: misplaced }, "got '[redacted]'"],
    ['as the name of a folder', { CORPUS_DIR: `/nonexistent/${token}` }, '[redacted]'],
    [
      'or a password in an address that cannot be reached',
      { DISCORD_API_URL: `http://me:${password}@127.0.0.1:9/api` },
      'could not be reached at http://[redacted]@127.0.0.1:9/api',
    ],
  ])('%s is not told in the reason', async (_, settings, reason) => {
    const discord = await LoopbackDiscord.start({ name: 'token-refused', withoutTimeline: true });
    onTestFinished(() => discord.stop());
    const environment = await environmentIn(home, { DISCORD_API_URL: discord.apiUrl, ...settings });
    const outcome = await run('start.ts', [], { environment });
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain(reason);
    expectQuiet(outcome);
    for (const { name, content } of await filesBelow(home)) expectNoSecret(name, content);
  });

  it('is in nothing that the registration says', async () => {
    const environment = await environmentIn(home, { DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expectQuiet(await run('register.ts', [], { environment }));
  });
});
