import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { managersPermissions } from '../../loopback/people.ts';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Config } from '../../src/config.ts';
import type { Reindexer } from '../../src/core/reindexing.ts';
import type { Bot } from '../../src/discord/bot.ts';
import { type ReindexingProcess, reindexingProcess } from '../../src/engines/reindexing-process.ts';
import { configFor } from '../assistant/report-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { root, temporaryFolder } from '../scripts/command.ts';
import { answered, onDiscord, startBotOn, textOf, theReport, toldInPrivate } from './on-loopback.ts';

const manager = { permissions: managersPermissions };
const cost = 'كم بلغت كلفة الجسر؟';
const body = ['افتتح الوزير جسراً جديداً على نهر دجلة يوم الأحد.', 'بلغت كلفة الجسر عشرين مليون دولار.'];

let config: Config;
let assistant: Assistant;
let reindexer: ReindexingProcess;
let discord: LoopbackDiscord;
let bot: Bot;

beforeAll(async () => {
  const folder = await temporaryFolder(afterAll);
  config = configFor(path.join(folder, 'index'), path.join(folder, 'my reports'));
  await writeReport(config.corpusDir, 'bridge', { paragraphs: body });
  assistant = await openAssistant(config, { follow: true });
  reindexer = reindexingProcess({
    script: path.join(root, 'scripts', 'reindex.ts'),
    args: ['--corpus', config.corpusDir, '--index', config.indexDir],
    environment: { ...process.env },
  });
  discord = await LoopbackDiscord.start({ name: 'reindexing' });
  bot = await startBotOn(discord, assistant, {}, { reindexer });
});
afterAll(async () => {
  await bot.stop();
  await reindexer.stop();
  await discord.stop();
  await assistant.close();
});

const ask = async () => textOf(await answered(discord, discord.command('ask', { question: cost })));

/** What the reply to a /reindex says in the end. */
const ended = (sent: ReturnType<typeof discord.command>) =>
  discord.until('the end of the reindexing', () => {
    const text =
      discord
        .editsOf(sent)
        .map((edit) => textOf(edit.body))
        .at(-1) ?? '';
    return /Reindexed in|did not finish/.test(text) ? text : undefined;
  });

describe('/reindex', () => {
  it('is refused to who does not manage the server, whatever was registered, and in a direct message', async () => {
    const elsewhere = { userInstalledIn: 'server', ...manager } as const;
    for (const where of [{}, { inDm: true }, { userInstalledIn: 'server' } as const, elsewhere]) {
      const { content } = await toldInPrivate(discord, discord.command('reindex', {}, where));
      expect(content).toContain('This command is for those who manage the server');
    }
    expect(reindexer.busy).toBe(false);
  });

  it('brings the index up to date in another process, while answers go on from the old one', async () => {
    await writeReport(config.corpusDir, 'bridge', {
      paragraphs: body.with(1, 'بلغت كلفة الجسر ثلاثين مليون دولار.'),
    });
    const { generation } = assistant.about();
    const sent = discord.command('reindex', {}, manager);
    await discord.until('its beginning', () => discord.editsOf(sent)[0]);
    expect(textOf(discord.editsOf(sent)[0]?.body)).toContain('Reindexing has begun');
    const second = await answered(discord, discord.command('reindex', {}, manager));
    expect(textOf(second)).toContain('A reindexing is under way');
    expect(await ask()).toContain('عشرين');
    expect(await ended(sent)).toMatch(/Reports: 1, passages: 3 \(0 added, 1 changed, 0 removed\)/);
    await expect.poll(() => assistant.about().generation, { timeout: 10_000 }).not.toBe(generation);
    expect(await ask()).toContain('ثلاثين');
  });

  it('that fails tells the reason without the folders, and the index answers on', async () => {
    const { generation } = assistant.about();
    await writeReport(config.corpusDir, 'broken', { paragraphs: [] });
    const text = await ended(discord.command('reindex', {}, manager));
    expect(text).toMatch(/did not finish, and the old index stays as it was: .*broken\.md\\?:\d+\\?: /);
    for (const folder of [path.dirname(config.corpusDir), 'my reports', 'tmp'])
      expect(text).not.toContain(folder);
    expect(await ask()).toContain('ثلاثين');
    expect(assistant.about().generation).toBe(generation);
    await rm(path.join(config.corpusDir, 'broken.md'));
    expect(await ended(discord.command('reindex', {}, manager))).toContain('0 added, 0 changed, 0 removed');
  });
});

describe('a reindexing process', () => {
  const processOf = (script: string) =>
    reindexingProcess({ script: path.join(root, 'scripts', script), args: [], environment: {} });

  it('that cannot start, or is stopped, is a failure with its reason', async () => {
    await expect(processOf('no-such.ts').run(() => {})).rejects.toMatchObject({ code: 'REINDEXING_FAILED' });
    const stopped = processOf('reindex.ts');
    const run = stopped.run(() => {});
    const failed = expect(run).rejects.toMatchObject({ message: expect.stringContaining('SIGTERM') });
    await expect(stopped.run(() => {})).rejects.toMatchObject({
      message: expect.stringContaining('under way'),
    });
    await stopped.stop();
    await failed;
    expect(stopped.busy).toBe(false);
  });
});

describe('progress', () => {
  const report = theReport();
  const slow: Reindexer = {
    busy: false,
    async run(onProgress) {
      for (let done = 0; done < 40; done++) {
        onProgress({ stage: 'embed', done, total: 40 });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('EIO: /srv/isnad');
    },
  };
  const running = onDiscord('reindexing-progress', report, { reindexer: slow });
  const without = onDiscord('no-reindexing', report);

  it('is shown by editing the reply, not oftener than Discord takes; an unexpected end is told politely', async () => {
    const sent = running.discord.command('reindex', {}, manager);
    const edits = await running.discord.until('the end', () => {
      const texts = running.discord.editsOf(sent).map(({ body }) => textOf(body));
      return texts.at(-1)?.includes('Something unexpected') ? texts : undefined;
    });
    expect(edits.length).toBeLessThanOrEqual(4);
    expect(edits[1]).toMatch(/▰+▱+ تضمين المقاطع · embedding the passages \d+\/40/);
    expect(edits.join()).not.toContain('/srv');
  });

  it('is none where this program cannot reindex', async () => {
    const message = await answered(without.discord, without.discord.command('reindex', {}, manager));
    expect(textOf(message)).toContain('npm run reindex');
  });
});
