import { beforeEach, describe, expect, it } from 'vitest';
import { applicationId } from '../../loopback/ids.ts';
import { someone } from '../../loopback/people.ts';
import { refusals } from '../../loopback/rest-reply.ts';
import {
  answered,
  answerMessage,
  ephemeral,
  onDiscord,
  spokesman,
  textOf,
  theReport,
} from './on-loopback.ts';
import { withAsk } from './report-assistant.ts';

const followUp = 'وماذا قال؟';
const mentions = [applicationId];

const report = theReport();
/** The questions that the last one was asked after. */
let history: string[] = [];
const running = onDiscord('conversations', report, {
  assistant: ({ assistant }) =>
    withAsk(assistant, (question, options) => {
      history = (options?.history ?? []).map((turn) => turn.question);
      return assistant.ask(question, options);
    }),
});
beforeEach(() => {
  history = ['nothing was asked'];
});

describe('a reply to an answer', () => {
  it('is asked after all that the chain asked before', async () => {
    const { discord } = running;
    const first = await answerMessage(discord, discord.say(`<@${applicationId}> ${spokesman}`, { mentions }));
    expect(history).toEqual([]);
    const second = await answerMessage(discord, discord.say(followUp, { mentions, replyTo: first }));
    expect(history).toEqual([spokesman]);
    await discord.answerTo(discord.say('وأين؟', { mentions, replyTo: second, author: someone(1) }));
    expect(history).toHaveLength(2);
    expect(history[0]).toBe(spokesman);
  });

  it('goes on from that answer, whatever was asked in the channel since', async () => {
    const { discord } = running;
    const first = await answered(discord, discord.command('ask', { question: spokesman }));
    await answered(discord, discord.command('ask', { question: 'متى نُشر التقرير؟' }));
    await discord.answerTo(discord.say(followUp, { mentions, replyTo: first }));
    expect(history).toEqual([spokesman]);
  });

  it('is asked alone where the answer is gone', async () => {
    const { discord } = running;
    await running.restart();
    const first = await answerMessage(discord, discord.say(spokesman, { mentions }));
    await running.restart();
    discord.deleteMessage(first.id);
    await discord.answerTo(discord.say(followUp, { mentions, replyTo: first }));
    expect(history).toEqual([]);
  });
});

describe('a channel', () => {
  it('of a server is no conversation: nobody leans on what another asked', async () => {
    const { discord } = running;
    await answered(discord, discord.command('ask', { question: spokesman }));
    await answered(discord, discord.command('ask', { question: followUp }, { user: someone(2) }));
    expect(history).toEqual([]);
  });

  it('that is direct, or a thread, is one, by command and by message', async () => {
    const { discord } = running;
    const channel = discord.openThread('talk');
    for (const place of [{ inDm: true, user: someone(3), author: someone(3) }, { channel }]) {
      await answered(discord, discord.command('ask', { question: spokesman }, place));
      expect(history).toEqual([]);
      await discord.answerTo(discord.say(followUp, { ...place, mentions }));
      expect(history).toEqual([spokesman]);
      await answered(discord, discord.command('ask', { question: 'ومتى؟' }, place));
      expect(history).toHaveLength(2);
    }
    await answered(discord, discord.command('ask', { question: followUp }, { inDm: true, user: someone(4) }));
    expect(history).toEqual([]);
  });
});

describe('/ask thread:true', () => {
  const ask = (more = {}, where = {}) =>
    running.discord.command('ask', { question: spokesman, thread: true, ...more }, where);
  const openings = () => running.discord.requests.filter(({ path }) => path.endsWith('/threads'));

  it('opens a thread from the answer, says how to go on, and goes on there', async () => {
    const { discord } = running;
    const message = await answered(discord, ask());
    const opening = await discord.until('the thread', () => openings().at(-1));
    expect(opening.path).toBe(`/channels/${message.channel_id}/messages/${message.id}/threads`);
    expect(opening.body.name).toBe(spokesman);
    const hint = await discord.until('the hint', () =>
      discord.requests.find(({ path }) => path === `/channels/${message.id}/messages`),
    );
    expect(textOf(hint.body)).toContain('نكمل هنا');
    const channel = {
      id: message.id,
      type: 11,
      guild_id: '900000000000000002',
      parent_id: message.channel_id,
    };
    await discord.answerTo(discord.say(followUp, { channel, mentions, author: someone(5) }));
    expect(history).toEqual([spokesman]);
  });

  it('answers in place and says so in private where the thread is refused, or cannot be', async () => {
    const { discord } = running;
    discord.fail(/threads$/, refusals.missingPermissions);
    const refused = ask();
    const places = [ask({ private: true }), ask({}, { inDm: true }), ask({}, { userInstalledIn: 'server' })];
    for (const sent of [refused, ...places]) {
      expect(textOf(await answered(discord, sent))).toContain('يقول التقرير');
      const told = await discord.until('the notice', () => discord.followUpsOf(sent)[0]);
      expect(told.body.flags).toBe(ephemeral);
      expect(told.body.content).toContain('لم أستطع أن أفتح سلسلة هنا');
    }
  });

  it('goes on in the thread where it is in one already', async () => {
    const { discord } = running;
    const before = openings().length;
    const sent = ask({}, { channel: discord.openThread('theirs') });
    await answered(discord, sent);
    await answered(discord, discord.command('about'));
    expect(openings()).toHaveLength(before);
    expect(discord.followUpsOf(sent)).toEqual([]);
  });
});
