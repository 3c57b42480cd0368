import { describe, expect, it } from 'vitest';
import { applicationId } from '../../loopback/ids.ts';
import { someone } from '../../loopback/people.ts';
import { dmWith } from '../../loopback/places.ts';
import { answered, buttonOf, onDiscord, spokesman, textOf, theReport, toldInPrivate } from './on-loopback.ts';
import { withAsk } from './report-assistant.ts';

const report = theReport();
const mentions = [applicationId];

describe('whoever asks faster than they may', () => {
  const running = onDiscord('allowances', report, {
    settings: { QUESTION_BURST: '2', QUESTIONS_PER_MINUTE: '1' },
  });
  const ask = (user = someone(1)) => running.discord.command('ask', { question: spokesman }, { user });

  it('is told in private when they may again; others are answered', async () => {
    const { discord } = running;
    for (const sent of [ask(), ask()])
      expect(textOf(await answered(discord, sent))).toContain('يقول التقرير');
    for (const sent of [ask(), ask()]) {
      const content = textOf(await toldInPrivate(discord, sent));
      const [, at] = /You are asking faster than I may answer\. Ask again <t:(\d+):R>/.exec(content) ?? [];
      const seconds = Number(at) - Date.now() / 1000;
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(61);
    }
    expect(textOf(await answered(discord, ask(someone(2))))).toContain('يقول التقرير');
  });

  it('and presses buttons without end is told the same of those, and may ask on', async () => {
    const { discord } = running;
    const user = someone(7);
    const message = await answered(discord, ask(user));
    const press = (by = user) => discord.press(message, buttonOf(message, 'اقرأ الفقرة'), { user: by });
    // Six for each question that may be asked at once.
    for (let count = 0; count < 12; count++)
      expect(textOf(await toldInPrivate(discord, press()))).toContain('الفقرة 8 من 11');
    const content = textOf(await toldInPrivate(discord, press()));
    const [, at] =
      /You are pressing buttons faster than I may answer\. Press again <t:(\d+):R>/.exec(content) ?? [];
    const seconds = Number(at) - Date.now() / 1000;
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(11);
    expect(textOf(await toldInPrivate(discord, press(someone(8))))).toContain('الفقرة 8 من 11');
    expect(textOf(await answered(discord, ask(user)))).toContain('يقول التقرير');
  });

  it('is told once by direct message for mentions, in which nothing is public', async () => {
    const { discord } = running;
    const author = someone(3);
    const say = (text = spokesman) => discord.say(text, { author, mentions });
    await discord.answerTo(say());
    // A mention that asks nothing is replied to in public as well, and counts.
    await discord.answerTo(say(''));
    const ignored = [say(), say(), say('')];
    const told = () =>
      discord.requests.filter(({ path }) => path === `/channels/${dmWith(author).id}/messages`);
    const first = await discord.until('the direct message', () => told()[0]);
    expect(first.body.content).toContain('<t:');
    await discord.answerTo(discord.say(spokesman, { author: someone(4), mentions }));
    expect(told()).toHaveLength(1);
    for (const id of ignored) expect(discord.postsFor(id)).toEqual([]);
  });

  it('and takes no direct messages is left at that, with no error', async () => {
    const { discord, entries } = running;
    const before = entries.length;
    const author = someone(5);
    discord.fail(/^POST \/users\/@me\/channels/, {
      status: 403,
      body: { code: 50007, message: 'Cannot send messages to this user' },
    });
    for (let count = 0; count < 4; count++) discord.say(spokesman, { author, mentions });
    await discord.until('the attempt', () => discord.requests.find(({ status }) => status === 403));
    await discord.answerTo(discord.say(spokesman, { author: someone(6), mentions }));
    expect(entries.slice(before).filter((entry) => /"level":[456]0/.test(entry))).toEqual([]);
  });
});

describe('when many ask at once', () => {
  /** The questions that were begun, in order, and what lets each end. */
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const running = onDiscord('queue', report, {
    settings: { CONCURRENT_QUESTIONS: '1', WAITING_QUESTIONS: '4' },
    assistant: ({ assistant }) =>
      withAsk(assistant, async (question, options) => {
        begun.push(question);
        await new Promise<void>((resolve) => ends.set(question, resolve));
        return assistant.ask(spokesman, options);
      }),
  });
  const ask = (person: number, question: string) =>
    running.discord.command('ask', { question }, { user: someone(person) });
  const isBegun = (question: string) =>
    expect.poll(() => begun, { interval: 5, timeout: 15_000 }).toContain(question);

  it('all are acknowledged at once, people take turns, and whoever comes when it is full is asked to try again', async () => {
    const { discord } = running;
    const first = ask(1, 'one 1');
    await isBegun('one 1');
    const waiting = [ask(1, 'one 2'), ask(1, 'one 3'), ask(2, 'two 1'), ask(3, 'three 1')];
    for (const sent of [first, ...waiting]) expect((await discord.responseTo(sent)).type).toBe(5);
    const full = ask(4, 'من هو؟ four');
    expect((await discord.replyTo(full)).content).toContain('يسأل كثيرون في هذه اللحظة');
    // What does not search goes on meanwhile.
    const typed = discord.autocomplete('passage', { number: '8' }, 'number');
    expect((await discord.responseTo(typed)).type).toBe(8);

    const order = ['one 1', 'one 2', 'two 1', 'three 1', 'one 3'];
    for (const question of order) {
      await isBegun(question);
      ends.get(question)?.();
    }
    for (const sent of [first, ...waiting]) await answered(discord, sent);
    expect(begun).toEqual(order);
  });
});
