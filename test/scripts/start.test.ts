import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { run, start as startCommand, temporaryFolder } from './command.ts';

let index: string;
const start = (input: string, environment = {}) =>
  run('start.ts', [], { input, environment: { INDEX_DIR: index, ...environment } });

beforeAll(async () => {
  index = await temporaryFolder(afterAll);
});

describe('start without a token', () => {
  it('answers each line of a pipe in order and ends with it', async () => {
    const lines = [
      '/about',
      '',
      'من هو المتحدث باسم التحالف؟',
      '؟؟؟',
      '/passage ٨',
      '/فقرة 99',
      '/summary short',
      '/خلاصة قصيرة البشمركة',
      '/sources',
      '/مساعدة',
      '/nothing',
      'Who is the spokesman?',
      '/passage',
    ];
    const { status, stdout, stderr } = await start(lines.join('\r\n'));
    expect(status).toBe(0);
    expect(stdout).not.toContain(String.fromCharCode(27));
    expect(stdout.match(/^❯ .*$/gm)).toEqual(lines.filter((line) => line !== '').map((line) => `❯ ${line}`));

    const answers = stdout.split(/^❯ .*\n/m).slice(1);
    const answerTo = (line: string) => answers[lines.filter((other) => other !== '').indexOf(line)];
    expect(answerTo('/about')).toContain('isnad-small');
    expect(answerTo('/passage ٨')).toMatch(/الفقرة 8 من 11\nوقال المتحدث باسم التحالف/);
    expect(answerTo('/summary short')?.match(/^• /gm)?.length).toBeGreaterThanOrEqual(2);
    expect(answerTo('/خلاصة قصيرة البشمركة')).toMatch(/^خلاصة بألفاظ التقرير: البشمركة\n/);
    expect(answerTo('/sources')).toContain('14 اغسطس 2021');
    expect(answerTo('/مساعدة')).toContain('/خلاصة /summary [قصيرة|متوسطة|طويلة] [موضوع]');
    expect(answerTo('/nothing')).toContain('/nothing');
    expect(answerTo('/passage')).toContain('/passage 8');

    expect(stderr.trimEnd().split('\n')).toEqual([
      'Indexing the corpus…',
      'The question has no letters or digits in it. Write it in words, in Arabic or in English.',
      expect.stringMatching(/^There is no paragraph 99 in /),
    ]);
  });

  it('understands a piped question by the one before, in its own language', async () => {
    const { status, stdout } = await start('أين عُقد الاجتماع؟\nومن حضره؟\nwho leads the coalition?\n');
    const [, first, second, third] = stdout.split(/^❯ .*\n/m);
    expect(status).toBe(0);
    expect(second).toMatch(/^فُهم السؤال: ومن حضره؟ \(الاجتماع\)\n/);
    expect(first).not.toContain('فُهم');
    expect(third).not.toContain('Understood');
  });

  it('ends with /quit and reads no further', async () => {
    const { status, stdout } = await start('/quit\n/sources\n');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '❯ /quit\n' });
  });

  it('takes no arguments', async () => {
    const { status, stderr } = await run('start.ts', ['--bogus']);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown option '--bogus'");
  });
});

describe('start with a token', () => {
  it('fails with what to do when Discord cannot be reached', async () => {
    const token = 'a-secret-that-is-never-shown';
    const { status, stdout, stderr } = await start('', {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      LOG_LEVEL: 'silent',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Discord could not be reached at http:\/\/127\.0\.0\.1:9\/api: .+\n$/);
    expect(stderr).not.toContain(token);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('answers on Discord until %s, then leaves', async (signal) => {
    const discord = await LoopbackDiscord.start({ name: `start-${signal}`, withoutTimeline: true });
    onTestFinished(() => discord.stop());
    const child = startCommand('start.ts', [], {
      environment: {
        INDEX_DIR: index,
        DISCORD_TOKEN: LoopbackDiscord.token,
        DISCORD_API_URL: discord.apiUrl,
      },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let log = '';
    const ready = new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text) => {
        log += text;
        if (log.includes('answering on Discord')) resolve();
      });
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await Promise.race([ready, ended]);
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(log).toContain('answering on Discord');
    expect(log).toContain('"msg":"stopping"');
    expect(log).not.toContain(LoopbackDiscord.token);
  });
});
