import { describe, expect, it } from 'vitest';
import type { SentInteraction } from '../../loopback/discord.ts';
import { applicationId, userId } from '../../loopback/ids.ts';
import { otherBot } from '../../loopback/people.ts';
import {
  answered as answerTo,
  ephemeral,
  expectVerbatim,
  onDiscord,
  spokesman,
  spokesmanInEnglish,
  textOf,
  textsOf,
  theReport,
  toldInPrivate,
  unanswerable,
} from './on-loopback.ts';

const report = theReport();
const running = onDiscord('asking', report);
const answered = (sent: SentInteraction) => answerTo(running.discord, sent);
const isPrivate = (message: { flags: number }) => (message.flags & ephemeral) > 0;

describe('a bot on Discord', () => {
  it('asks for no privileged intent', () => {
    const guilds = 1 << 0;
    const guildMessages = 1 << 9;
    const directMessages = 1 << 12;
    expect(running.discord.gateway.identity.intents).toBe(guilds | guildMessages | directMessages);
  });

  it('names and logs the link that invites it', () => {
    const { invite } = running.bot;
    expect(invite).toContain(`client_id=${applicationId}`);
    expect(invite).toContain('scope=bot+applications.commands');
    expect(running.entries.some((entry) => entry.includes(invite))).toBe(true);
  });

  it('answers /ask with the sentence, its citation and verbatim excerpts', async () => {
    const message = await answered(running.discord.command('ask', { question: spokesman }));
    const [best = ''] = expectVerbatim(report.current, message);
    expect(best).toContain('المتحدث باسم التحالف، العقيد واين ماروتو');
    const [question, first] = textsOf(message);
    expect(question).toContain(spokesman);
    expect(first).toContain('يقول التقرير:');
    expect(first).toContain('الفقرة 8 من 11');
    expect(isPrivate(message)).toBe(false);
  });

  it('answers an English question in English words, with the rendition', async () => {
    const message = await answered(running.discord.command('ask', { question: spokesmanInEnglish }, true));
    const quoted = expectVerbatim(report.current, message);
    expect(textOf(message)).toContain('The report says:');
    expect(textOf(message)).toContain('paragraph 8 of 11');
    expect(textOf(message)).toContain('unofficial translation:');
    expect(quoted.some((text) => text.includes('Colonel Wayne Marotto'))).toBe(true);
  });

  it('declines a question that the report does not answer, and offers the nearest passages', async () => {
    const message = await answered(running.discord.command('ask', { question: unanswerable }));
    expect(textOf(message)).toContain('لا يجيب التقرير عن هذا السؤال.');
    expect(textOf(message)).not.toContain('يقول التقرير');
    expectVerbatim(report.current, message);
  });

  it('answers for one person only where that was asked for', async () => {
    const privately = running.discord.command('ask', { question: spokesman, private: true });
    const openly = running.discord.command('ask', { question: spokesman, private: false });
    expect([isPrivate(await answered(privately)), isPrivate(await answered(openly))]).toEqual([true, false]);
  });

  it('summarizes in the report’s own sentences', async () => {
    const short = await answered(running.discord.command('summary', { length: 'short' }));
    const long = await answered(running.discord.command('summary', { length: 'long', private: true }));
    const [few, many] = [short, long].map((body) => expectVerbatim(report.current, body).length);
    expect(many).toBeGreaterThan(few ?? 0);
    expect(textOf(short)).toMatch(/— الفقرة \d+ من 11/);
  });

  it('summarizes in English from the rendition, on a topic', async () => {
    const sent = running.discord.command('summary', { topic: 'Kirkuk', language: 'en' }, true);
    const message = await answered(sent);
    expectVerbatim(report.current, message);
    expect(textsOf(message)[0]).toMatch(
      /Summary in the report's own words: Kirkuk[\s\S]*unofficial translation/,
    );
  });

  it('shows a whole paragraph, and says which there are when there is none', async () => {
    const shown = await answered(running.discord.command('passage', { number: 8 }));
    expect(expectVerbatim(report.current, shown)[0]).toBe((await report.current.assistant.passage(8)).text);
    const none = await answered(running.discord.command('passage', { number: 99 }));
    expect(none.content).toContain('لا توجد فقرة رقمها 99');
    expect(none.content).toContain('There is no paragraph 99');
  });

  it('looks a report up among those of the index, and no file by its name', async () => {
    for (const name of ['../package', '/etc/passwd', '../corpus/baghdad-erbil-joint-operations.md']) {
      const none = await answered(running.discord.command('passage', { number: 0, report: name }));
      expect(none.content).toContain('There is no report');
      expect(none.components ?? []).toEqual([]);
    }
  });

  it('lists the reports, and tells about itself: version, model, index and how long it takes', async () => {
    const [source] = await report.current.assistant.sources();
    const sources = await answered(running.discord.command('sources'));
    expect(textOf(sources)).toContain(source?.title);
    const about = textOf(await answered(running.discord.command('about', {}, true)));
    const { version, model, builtAt } = report.current.assistant.about();
    expect(about).toContain(version);
    expect(about).toContain(model);
    expect(about).toContain(`<t:${Math.floor(Date.parse(builtAt) / 1000)}:f>`);
    expect(about).toMatch(/Median time to answer\*\*\n[\d.]+ .* · [\d.]+ ms/);
  });

  it('answers a mention in a channel, as a reply to it', async () => {
    const said = running.discord.say(`<@${applicationId}> ${spokesman}`, { mentions: [applicationId] });
    const body = await running.discord.answerTo(said);
    expectVerbatim(report.current, body);
    expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(textsOf(body)[0]).toContain(spokesman);
  });

  it('answers the first direct message of a person', async () => {
    const body = await running.discord.answerTo(running.discord.say(spokesman, { inDm: true }));
    expectVerbatim(report.current, body);
  });

  it('tells how to ask when it is mentioned with no question', async () => {
    const said = running.discord.say(`<@!${applicationId}>`, { mentions: [applicationId] });
    const { content } = await running.discord.answerTo(said);
    expect(content).toContain('Mention me together with a question');
    expect(content).toContain('اكتب سؤالك');
  });

  it('leaves alone what is not addressed to it, and every bot', async () => {
    const { discord } = running;
    const ignored = [
      discord.say(spokesman),
      discord.say(`<@${userId}> ${spokesman}`, { mentions: [userId] }),
      discord.say(`<@${applicationId}> ${spokesman}`, { mentions: [applicationId], author: otherBot }),
      discord.say(spokesman, { inDm: true, author: otherBot }),
    ];
    await discord.answerTo(discord.say(spokesman, { inDm: true }));
    for (const id of ignored) expect(discord.postsFor(id)).toEqual([]);
  });

  it("shows a person's Markdown, mentions and direction controls as what they typed", async () => {
    const question = '**من** \u202eهو\u202c @everyone <@1> # [المتحدث](https://x.y/z_z) باسم التحالف؟';
    const sent = running.discord.command('ask', { question });
    const body = await running.discord.replyTo(sent);
    const shown = body.components[0].components[0].content;
    expect(shown).not.toMatch(/[\u202a-\u202e]/);
    expect(shown).toContain(
      '\\*\\*من\\*\\* هو \\@everyone \\<\\@1\\> \\# \\[المتحدث\\](https\\://x.y\\/z\\_z)',
    );
  });

  it('says what is wrong with a question that is none, in the language of the question', async () => {
    const none = await answered(running.discord.command('ask', { question: '؟؟!' }));
    expect(none.content).toContain('ليس في السؤال حروف');
    const long = running.discord.say('who said '.repeat(400), { inDm: true });
    expect((await running.discord.answerTo(long)).content).toContain('Shorten it');
  });

  it('says so in private when it does not know a command', async () => {
    const { content } = await toldInPrivate(running.discord, running.discord.command('weather'));
    expect(content).toContain('There is no such command');
  });

  it('acknowledged each of these once, edited each once, and was refused nothing', () => {
    const { requests } = running.discord;
    const callbacks = requests.filter(({ path }) => path.includes('/callback'));
    expect(callbacks.length).toBeGreaterThan(12);
    expect(new Set(callbacks.map(({ path }) => path)).size).toBe(callbacks.length);
    const edits = requests.filter(({ method }) => method === 'PATCH');
    expect(new Set(edits.map(({ path }) => path)).size).toBe(edits.length);
    expect(requests.filter(({ status }) => status >= 400)).toEqual([]);
  });
});
