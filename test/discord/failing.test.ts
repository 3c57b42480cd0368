import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { IsnadError } from '../../src/core/errors.ts';
import { expectVerbatim, onDiscord, spokesman, startBotOn, theReport } from './on-loopback.ts';
import { withAsk } from './report-assistant.ts';

const report = theReport();

/** Something to wait for until the test lets it happen. */
function newGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const logs: string[][] = [];

describe('a slow or failing assistant', () => {
  const gate = newGate();
  const running = onDiscord('failing', report, {
    assistant: ({ assistant }) =>
      withAsk(assistant, async (question, options) => {
        if (question.includes('broken')) throw new Error('EIO: /srv/isnad/.index/a3');
        if (question.includes('index')) throw new IsnadError('INDEX_MISSING', '/srv/isnad/.index');
        await gate.opened;
        return assistant.ask(question, options);
      }),
  });
  logs.push(running.entries);

  it('has its command acknowledged before it answers', async () => {
    const { discord } = running;
    const sent = discord.command('ask', { question: spokesman });
    expect((await discord.responseTo(sent)).type).toBe(5);
    expect(discord.editsOf(sent)).toEqual([]);
    gate.open();
    expectVerbatim(report.current, await discord.replyTo(sent));
  });

  it.each(['broken', 'index'])('is told politely, and logged under an id: %s', async (question) => {
    const { discord, entries } = running;
    const { content } = await discord.replyTo(discord.command('ask', { question }));
    expect(content).toContain('Something unexpected went wrong');
    expect(content).not.toContain('/srv');
    const request = content.match(/\(([0-9a-z]{6})\)/)?.[1];
    expect(request).toBeDefined();
    const told = entries.map((entry) => JSON.parse(entry)).filter((entry) => entry.request === request);
    expect(told.map(({ msg }) => msg)).toEqual(['task failed', 'request done']);
    expect(told[1]).toMatchObject({ task: 'ask', outcome: 'failed' });
    const posted = await discord.answerTo(discord.say(question, { inDm: true }));
    expect(posted.content).toContain('Something unexpected went wrong');
  });
});

describe('a Discord that refuses', () => {
  const running = onDiscord('refusing', report, { withoutTimeline: true });
  logs.push(running.entries);

  it.each([
    [404, 10062],
    [400, 40060],
  ])('is not asked again after %i %i, and the next question is answered', async (status, code) => {
    const { discord, entries } = running;
    const before = entries.length;
    discord.fail(/^POST \/interactions/, { status, body: { code, message: 'refused' } });
    const refused = discord.command('ask', { question: spokesman });
    await discord.until('the refusal', () => discord.callbacksOf(refused)[0]);
    expectVerbatim(report.current, await discord.replyTo(discord.command('ask', { question: spokesman })));
    expect(discord.callbacksOf(refused)).toHaveLength(1);
    expect(discord.editsOf(refused)).toEqual([]);
    const told = entries.slice(before).filter((entry) => !entry.includes('request done'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('can no longer be answered');
    expect(told[0]).toContain(`"code":${code}`);
  });

  it('gets a plain apology in place of a reply that it does not take in any form', async () => {
    const { discord } = running;
    discord.fail(
      /^PATCH \/webhooks/,
      { status: 400, body: { code: 50035, message: 'Invalid Form Body' } },
      2,
    );
    const sent = discord.command('ask', { question: spokesman });
    const third = await discord.until('the apology', () => discord.editsOf(sent)[2]);
    expect(third.body.content).toContain('حدث خلل غير متوقع');
  });

  it('keeps the bot running when a message cannot be answered', async () => {
    const { discord } = running;
    discord.fail(/^POST \/channels/, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
    await discord.answerTo(discord.say(spokesman, { inDm: true }));
    expectVerbatim(report.current, await discord.answerTo(discord.say(spokesman, { inDm: true })));
  });
});

describe('stopping', () => {
  it('lets a question in flight finish, takes no other, and leaves', async () => {
    const discord = await LoopbackDiscord.start({ name: 'stopping', withoutTimeline: true });
    const gate = newGate();
    const { assistant } = report.current;
    const slow = withAsk(assistant, async (question, options) => {
      await gate.opened;
      return assistant.ask(question, options);
    });
    const bot = await startBotOn(discord, slow);
    const sent = discord.command('ask', { question: spokesman });
    await discord.responseTo(sent);
    const stopped = bot.stop();
    const late = discord.command('ask', { question: spokesman });
    expect(await Promise.race([stopped.then(() => 'stopped'), setTimeout(300, 'waiting')])).toBe('waiting');
    gate.open();
    expectVerbatim(report.current, await discord.replyTo(sent));
    await stopped;
    await bot.closed;
    expect(discord.callbacksOf(late)).toEqual([]);
    await discord.stop();
  });
});

describe('the log', () => {
  it('holds entries of all of the above, and neither the token nor a question nor an interaction', () => {
    const written = logs.flat().join('');
    expect(written).toContain('can no longer be answered');
    for (const secret of [LoopbackDiscord.token, 'interaction-token', spokesman])
      expect(written).not.toContain(secret);
  });
});
