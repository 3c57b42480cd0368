import { describe, expect, it } from 'vitest';
import { applicationId, dmChannelId, guildChannelId } from '../../loopback/ids.ts';
import { editorRoleId, otherChannel } from '../../loopback/places.ts';
import {
  answered,
  answerMessage,
  type Body,
  expectVerbatim,
  messageNamed,
  onDiscord,
  spokesman,
  spokesmanInEnglish,
  textsOf,
  theReport,
  toldInPrivate,
  unanswerable,
} from './on-loopback.ts';

const report = theReport();
const running = onDiscord('places', report);
const askReport = 'Ask the report · اسأل التقرير';

describe('wherever it was installed', () => {
  it.each([
    ['a server', {}],
    ['a direct conversation', { inDm: true }],
    ['a server that the bot is not in', { userInstalledIn: 'server' }],
    ['a conversation of several people', { userInstalledIn: 'group' }],
  ] as const)('answers a command, its buttons and its form in %s', async (_, where) => {
    const { discord } = running;
    const message = await answered(discord, discord.command('ask', { question: unanswerable }, where));
    const [again, read] = (message as Body).components[0].components.at(-1).components;
    const { data } = await discord.responseTo(discord.press(message, again.custom_id, where));
    await toldInPrivate(discord, discord.press(message, read.custom_id, where));
    const { custom_id: field } = data.components[0].component;
    const sent = discord.submit(data.custom_id, { [field]: spokesman }, message, where);
    expectVerbatim(report.current, await answered(discord, sent));
    const menu = discord.messageMenu(askReport, message, where);
    expect(textsOf(await answered(discord, menu))[0]).toContain(unanswerable);
  });
});

describe("a message's menu", () => {
  it('takes the message as the question, whoever wrote it', async () => {
    const { discord } = running;
    const id = discord.say(`<@${applicationId}> ${spokesmanInEnglish}`);
    const message = await answered(discord, discord.messageMenu(askReport, messageNamed(discord, id)));
    expect(textsOf(message)[0]).toBe(`-# Question: ${spokesmanInEnglish}`);
    expectVerbatim(report.current, message);
  });

  it('takes the question of an answer again', async () => {
    const { discord } = running;
    const answer = await answerMessage(discord, discord.say(spokesman, { inDm: true }));
    const again = await answered(discord, discord.messageMenu(askReport, answer, { inDm: true }));
    expect(textsOf(again)[0]).toContain(spokesman);
  });

  it('says so of a message that asks nothing', async () => {
    const { discord } = running;
    const empty = messageNamed(discord, discord.say(''));
    const { content } = await answered(discord, discord.messageMenu(askReport, empty));
    expect(content).toContain('السؤال فارغ');
  });
});

describe('allowed channels', () => {
  const only = onDiscord('allowed-channels', report, { settings: { ALLOWED_CHANNELS: otherChannel.id } });

  it('are answered in, and their threads', async () => {
    const { discord } = only;
    const inThread = { channel: discord.openThread('talk', { parent: otherChannel }) };
    for (const where of [{ channel: otherChannel }, inThread]) {
      expectVerbatim(
        report.current,
        await answered(discord, discord.command('ask', { question: spokesman }, where)),
      );
      const said = discord.say(spokesman, { ...where, mentions: [applicationId] });
      expectVerbatim(report.current, await discord.answerTo(said));
    }
  });

  it('leave every other, and direct messages, with a private word; mentions there with none', async () => {
    const { discord } = only;
    const elsewhere = [
      discord.command('ask', { question: spokesman }),
      discord.command('ask', { question: spokesman }, { channel: discord.openThread('talk') }),
      discord.command('ask', { question: spokesman }, { inDm: true }),
      discord.command('ask', { question: spokesman }, { userInstalledIn: 'server' }),
    ];
    for (const sent of elsewhere)
      expect((await toldInPrivate(discord, sent)).content).toContain('I do not answer in this channel');
    const ignored = [
      discord.say(spokesman, { mentions: [applicationId] }),
      discord.say(spokesman, { inDm: true }),
    ];
    const heard = { channel: otherChannel, mentions: [applicationId] };
    await discord.answerTo(discord.say(spokesman, heard));
    for (const id of ignored) expect(discord.postsFor(id)).toEqual([]);
    const typed = discord.autocomplete('passage', { number: '8' }, 'number');
    expect((await discord.responseTo(typed)).data.choices).toEqual([]);
    expect([guildChannelId, dmChannelId]).not.toContain(otherChannel.id);
  });
});

describe('allowed roles', () => {
  const only = onDiscord('allowed-roles', report, { settings: { ALLOWED_ROLES: editorRoleId } });

  it('are answered; others are told, in both languages', async () => {
    const { discord } = only;
    const editor = { roles: [editorRoleId] };
    expectVerbatim(
      report.current,
      await answered(discord, discord.command('ask', { question: spokesman }, editor)),
    );
    const mention = { mentions: [applicationId] };
    expectVerbatim(report.current, await discord.answerTo(discord.say(spokesman, { ...editor, ...mention })));
    for (const where of [{}, { inDm: true }]) {
      const { content } = await toldInPrivate(
        discord,
        discord.command('ask', { question: spokesman }, where),
      );
      expect(content).toContain('Here I answer only people with certain roles');
      expect(content).toContain('أدوار معيّنة');
    }
    const refused = await discord.answerTo(discord.say(spokesman, mention));
    expect(refused.content).toContain('certain roles');
  });
});
