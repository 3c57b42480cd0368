import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord, type SentInteraction } from '../../loopback/discord.ts';
import { applicationId, userId } from '../../loopback/ids.ts';
import { otherBot } from '../../loopback/people.ts';
import type { Assistant } from '../../src/assistant.ts';
import { IsnadError } from '../../src/core/errors.ts';
import { stripBidiControls } from '../../src/core/text/bidi.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import { quotationsIn } from './replies/reading.ts';
import { type OpenReport, openReport, withAsk } from './report-assistant.ts';

const spokesman = 'من هو المتحدث باسم التحالف؟';

/** The log's entries, as the operator reads them. */
const entries: string[] = [];
const log = pino({ level: 'debug' }, { write: (entry) => entries.push(entry) });

let report: OpenReport;

beforeAll(async () => {
  report = await openReport();
});

afterAll(() => report.close());

/** Something to wait for until the test lets it happen. */
function newGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A bot on a Discord of its own for a group of tests. */
function onDiscord(name: string, options: { withoutTimeline?: boolean; ask?: Assistant['ask'] } = {}) {
  const running = {} as { discord: LoopbackDiscord; bot: Bot };
  beforeAll(async () => {
    running.discord = await LoopbackDiscord.start({
      name,
      withoutTimeline: options.withoutTimeline ?? false,
    });
    const config = { discordToken: LoopbackDiscord.token, discordApiUrl: running.discord.apiUrl };
    const assistant = options.ask ? withAsk(report.assistant, options.ask) : report.assistant;
    running.bot = await startBot({ config, assistant, log });
  });
  afterAll(async () => {
    await running.bot.stop();
    await running.discord.stop();
  });
  return running;
}

// biome-ignore lint/suspicious/noExplicitAny: a captured body
const describedIn = (body: any): string => body.embeds[0].description;

// biome-ignore lint/suspicious/noExplicitAny: a captured body
const partsOf = (body: any): string[] =>
  body.embeds.flatMap((embed: { description?: string; fields?: { value: string }[] }) => [
    embed.description ?? '',
    ...(embed.fields ?? []).map(({ value }) => value),
  ]);

// biome-ignore lint/suspicious/noExplicitAny: a captured body
function expectVerbatim(body: any): string[] {
  const quoted = partsOf(body).flatMap(quotationsIn);
  expect(quoted.length).toBeGreaterThan(0);
  for (const text of quoted) expect(report.contains(text), text).toBe(true);
  return quoted;
}

// biome-ignore lint/suspicious/noExplicitAny: a captured body
const expectSilent = (body: any) => expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });

describe('a bot on Discord', () => {
  const running = onDiscord('bot');

  const answered = async (sent: SentInteraction) => {
    const body = await running.discord.replyTo(sent);
    expectSilent(body);
    return body;
  };

  it('asks for no privileged intent', () => {
    const guilds = 1 << 0;
    const guildMessages = 1 << 9;
    const directMessages = 1 << 12;
    expect(running.discord.gateway.identity.intents).toBe(guilds | guildMessages | directMessages);
  });

  it('names and logs the link that invites it', () => {
    expect(running.bot.invite).toContain(`client_id=${applicationId}`);
    expect(running.bot.invite).toContain('scope=bot+applications.commands');
    expect(entries.some((entry) => entry.includes(running.bot.invite))).toBe(true);
  });

  it('answers /ask with the sentence, its citation and verbatim excerpts', async () => {
    const body = await answered(running.discord.command('ask', { question: spokesman }));
    expectVerbatim(body);
    const description = stripBidiControls(describedIn(body));
    expect(description).toMatch(/^\*\*يقول التقرير:\*\*\n«/);
    expect(description).toMatch(/\*\*[^*]*المتحدث باسم التحالف، العقيد واين ماروتو[^*]*\*\*/);
    expect(description).toContain('الفقرة 8 من 11');
    expect(stripBidiControls(body.embeds[0].title)).toBe(spokesman);
    expect(body.embeds[0].fields.length).toBeLessThanOrEqual(2);
  });

  it('answers an English question in English words, with the rendition beneath', async () => {
    const body = await answered(
      running.discord.command('ask', { question: 'Who is the spokesman for the coalition?' }, true),
    );
    const quoted = expectVerbatim(body);
    const description = stripBidiControls(describedIn(body));
    expect(description).toContain('**The report says:**');
    expect(description).toContain('paragraph 8 of 11\n*unofficial translation:*\n“');
    expect(quoted.some((text) => text.includes('Colonel Wayne Marotto'))).toBe(true);
  });

  it('declines a question that the report does not answer, and offers the nearest passages', async () => {
    const body = await answered(running.discord.command('ask', { question: 'ما هي عاصمة اليابان؟' }));
    const description = stripBidiControls(describedIn(body));
    expect(description).toMatch(/^\*\*لا يجيب التقرير عن هذا السؤال\.\*\*/);
    expect(description.slice(10).match(/\*\*/g)).toHaveLength(1);
    for (const text of partsOf(body).flatMap(quotationsIn)) expect(report.contains(text)).toBe(true);
  });

  it('answers for one person only where that was asked for', async () => {
    const privately = running.discord.command('ask', { question: spokesman, private: true });
    const openly = running.discord.command('ask', { question: spokesman, private: false });
    await answered(privately);
    await answered(openly);
    expect(running.discord.callbacksOf(privately)[0]?.body.data.flags).toBe(64);
    expect((running.discord.callbacksOf(openly)[0]?.body.data?.flags ?? 0) & 64).toBe(0);
  });

  it('summarizes in the report’s own sentences', async () => {
    const short = await answered(running.discord.command('summary', { length: 'short' }));
    const long = await answered(running.discord.command('summary', { length: 'long', private: true }));
    expect(expectVerbatim(long).length).toBeGreaterThan(expectVerbatim(short).length);
    expect(stripBidiControls(describedIn(short))).toMatch(/— الفقرة \d+ من 11/);
  });

  it('summarizes in English from the rendition, on a topic', async () => {
    const body = await answered(
      running.discord.command('summary', { topic: 'Kirkuk', language: 'en' }, true),
    );
    expectVerbatim(body);
    expect(describedIn(body)).toContain('unofficial translation');
    expect(stripBidiControls(body.embeds[0].title)).toBe("Summary in the report's own words: Kirkuk");
  });

  it('shows a whole paragraph, and says which there are when there is none', async () => {
    const body = await answered(running.discord.command('passage', { number: 8 }));
    expect(expectVerbatim(body)[0]).toBe(report.assistant.passage(8).text);
    const none = await answered(running.discord.command('passage', { number: 99 }));
    expect(none.content).toContain('لا توجد فقرة رقمها 99');
    expect(none.content).toContain('There is no paragraph 99');
  });

  it('lists the reports, and tells about itself', async () => {
    const [source] = report.assistant.sources();
    const sources = await answered(running.discord.command('sources'));
    expect(stripBidiControls(describedIn(sources))).toContain(source?.title);
    const about = await answered(running.discord.command('about', {}, true));
    const values = about.embeds[0].fields.map(({ value }: { value: string }) => stripBidiControls(value));
    expect(values).toContain(report.assistant.about().version);
  });

  it('answers a mention in a channel, as a reply to it', async () => {
    const said = running.discord.say(`<@${applicationId}> ${spokesman}`, { mentions: [applicationId] });
    const body = await running.discord.answerTo(said);
    expectVerbatim(body);
    expectSilent(body);
    expect(stripBidiControls(body.embeds[0].title)).toBe(spokesman);
  });

  it('answers the first direct message of a person', async () => {
    const body = await running.discord.answerTo(running.discord.say(spokesman, { inDm: true }));
    expectVerbatim(body);
    expectSilent(body);
  });

  it('tells how to ask when it is mentioned with no question', async () => {
    const said = running.discord.say(`<@!${applicationId}>`, { mentions: [applicationId] });
    const { content } = await running.discord.answerTo(said);
    expect(content).toContain('Mention me together with a question');
    expect(content).toContain('اكتب سؤالك');
  });

  it('leaves alone what is not addressed to it, and every bot', async () => {
    const ignored = [
      running.discord.say(spokesman),
      running.discord.say(`<@${userId}> ${spokesman}`, { mentions: [userId] }),
      running.discord.say(`<@${applicationId}> ${spokesman}`, {
        mentions: [applicationId],
        author: otherBot,
      }),
      running.discord.say(spokesman, { inDm: true, author: otherBot }),
    ];
    await running.discord.answerTo(running.discord.say(spokesman, { inDm: true }));
    const replied = running.discord.requests.map(({ body }) => body?.message_reference?.message_id);
    for (const id of ignored) expect(replied).not.toContain(id);
  });

  it("shows a person's Markdown, mentions and direction controls as what they typed", async () => {
    const question = '**من** \u202eهو\u202c @everyone <@1> # [المتحدث](https://x.y/z_z) باسم التحالف؟';
    const body = await answered(running.discord.command('ask', { question }));
    const { title } = body.embeds[0];
    expect(title).not.toMatch(/[\u202a-\u202e]/);
    expect(title).toContain(
      '\\*\\*من\\*\\* هو \\@everyone \\<\\@1\\> \\# \\[المتحدث\\](https\\://x.y\\/z\\_z)',
    );
  });

  it('says what is wrong with a question that is none, in the language of the question', async () => {
    const body = await answered(running.discord.command('ask', { question: '؟؟!' }));
    expect(body.content).toContain('ليس في السؤال حروف');
    const { content } = await running.discord.answerTo(
      running.discord.say(`${'who said '.repeat(600)}`, { inDm: true }),
    );
    expect(content).toContain('Shorten it');
  });

  it('says so when it does not know a command', async () => {
    const sent = running.discord.command('weather', {});
    const [callback] = await running.discord.until('a response', () => {
      const callbacks = running.discord.callbacksOf(sent);
      return callbacks.length ? callbacks : undefined;
    });
    expect(callback?.body.type).toBe(4);
    expect(callback?.body.data.flags).toBe(64);
    expect(callback?.body.data.content).toContain('There is no such command');
  });

  it('acknowledged each of these once, in time, and edited each once', () => {
    const { requests } = running.discord;
    const callbacks = requests.filter(({ path }) => path.includes('/callback'));
    expect(callbacks.length).toBeGreaterThan(12);
    expect(new Set(callbacks.map(({ path }) => path)).size).toBe(callbacks.length);
    const edits = requests.filter(({ method }) => method === 'PATCH');
    expect(new Set(edits.map(({ path }) => path)).size).toBe(edits.length);
    expect(requests.filter(({ status }) => status >= 400)).toEqual([]);
  });
});

describe('a slow or failing assistant', () => {
  const gate = newGate();
  const running = onDiscord('failures', {
    ask: async (question) => {
      if (question.includes('broken')) throw new Error('EIO: /srv/isnad/.index/a3');
      if (question.includes('index')) throw new IsnadError('INDEX_MISSING', '/srv/isnad/.index');
      await gate.opened;
      return report.assistant.ask(question);
    },
  });

  it('has its command acknowledged before it answers', async () => {
    const sent = running.discord.command('ask', { question: spokesman });
    const callback = await running.discord.until('the deferral', () => running.discord.callbacksOf(sent)[0]);
    expect(callback.body.type).toBe(5);
    expect(running.discord.editsOf(sent)).toEqual([]);
    gate.open();
    expectVerbatim(await running.discord.replyTo(sent));
  });

  it.each(['broken', 'index'])('is told politely, and logged under a number: %s', async (question) => {
    const { content } = await running.discord.replyTo(running.discord.command('ask', { question }));
    expect(content).toContain('Something unexpected went wrong');
    expect(content).not.toContain('/srv');
    const incident = content.match(/\(([0-9a-f]{8})\)/)?.[1];
    expect(incident).toBeDefined();
    expect(entries.filter((entry) => entry.includes(incident ?? '?'))).toHaveLength(1);

    const posted = await running.discord.answerTo(running.discord.say(question, { inDm: true }));
    expect(posted.content).toContain('Something unexpected went wrong');
  });
});

describe('a Discord that refuses', () => {
  const running = onDiscord('refusals', { withoutTimeline: true });

  it.each([
    [404, 10062],
    [400, 40060],
  ])('is not asked again after %i %i, and the next question is answered', async (status, code) => {
    const before = entries.length;
    const { discord } = running;
    discord.fail(/^POST \/interactions/, { status, body: { code, message: 'refused' } });
    const refused = discord.command('ask', { question: spokesman });
    await discord.until('the refusal', () => discord.callbacksOf(refused)[0]);
    expectVerbatim(await discord.replyTo(discord.command('ask', { question: spokesman })));
    expect(discord.callbacksOf(refused)).toHaveLength(1);
    expect(discord.editsOf(refused)).toEqual([]);
    const told = entries.slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('can no longer be answered');
    expect(told[0]).toContain(`"code":${code}`);
  });

  it('gets a plain apology in place of a reply that it does not take', async () => {
    const { discord } = running;
    discord.fail(/^PATCH \/webhooks/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    const sent = discord.command('ask', { question: spokesman });
    const second = await discord.until('the apology', () => discord.editsOf(sent)[1]);
    expect(second.body.content).toContain('حدث خلل غير متوقع');
  });

  it('keeps the bot running when a message cannot be answered', async () => {
    const { discord } = running;
    discord.fail(/^POST \/channels/, { status: 403, body: { code: 50013, message: 'Missing Permissions' } });
    const refused = discord.say(spokesman, { inDm: true });
    await discord.answerTo(refused);
    expectVerbatim(await discord.answerTo(discord.say(spokesman, { inDm: true })));
  });
});

describe('stopping', () => {
  it('lets a question in flight finish, takes no other, and leaves', async () => {
    const discord = await LoopbackDiscord.start({ name: 'stopping', withoutTimeline: true });
    const gate = newGate();
    const assistant = withAsk(report.assistant, async (question) => {
      await gate.opened;
      return report.assistant.ask(question);
    });
    const config = { discordToken: LoopbackDiscord.token, discordApiUrl: discord.apiUrl };
    const bot = await startBot({ config, assistant, log });
    const sent = discord.command('ask', { question: spokesman });
    await discord.until('the deferral', () => discord.callbacksOf(sent)[0]);
    const stopped = bot.stop();
    const late = discord.command('ask', { question: spokesman });
    expect(await Promise.race([stopped.then(() => 'stopped'), setTimeout(300, 'waiting')])).toBe('waiting');
    gate.open();
    expectVerbatim(await discord.replyTo(sent));
    await stopped;
    await bot.closed;
    expect(discord.callbacksOf(late)).toEqual([]);
    await discord.stop();
  });
});

describe('the log', () => {
  it('holds entries of all of the above, and neither the token nor a question nor an interaction', () => {
    const written = entries.join('');
    expect(written).toContain('can no longer be answered');
    for (const secret of [LoopbackDiscord.token, 'interaction-token', spokesman])
      expect(written).not.toContain(secret);
  });
});
