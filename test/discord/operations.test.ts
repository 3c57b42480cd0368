import { describe, expect, it } from 'vitest';
import { noMeter } from '../../src/core/meter.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { vitalsOf, type Watched } from '../../src/operations/vitals.ts';
import { onDiscord, spokesman, theReport, toldInPrivate, unanswerable } from './on-loopback.ts';
import { withAsk } from './report-assistant.ts';

const report = theReport();
const watched: Watched = { assistant: null, bot: null };
const metrics = createMetrics(() => vitalsOf(watched, Date.now()));
const broken = 'broken question';

const sample = async (name: string): Promise<number> => {
  const line = (await metrics.text()).split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1) ?? 0);
};

const entriesOf = (entries: readonly string[]) => entries.map((entry) => JSON.parse(entry));

describe('a bot that is measured', () => {
  const running = onDiscord('operations', report, {
    meter: metrics.meter,
    settings: { QUESTION_BURST: '5', ALLOWED_CHANNELS: '900000000000000003', QUESTIONS_PER_MINUTE: '1' },
    withoutTimeline: true,
    assistant: ({ assistant }) =>
      withAsk(assistant, async (question, options) => {
        if (question === broken) throw new Error('EIO');
        return assistant.ask(question, options);
      }),
  });

  it('counts each question once, by what became of it', async () => {
    const { discord } = running;
    for (const question of [spokesman, unanswerable, broken, '؟؟؟', spokesman])
      await discord.replyTo(discord.command('ask', { question }));
    // The sixth is past the allowance, and a direct message none of the channels that are allowed.
    await toldInPrivate(discord, discord.command('ask', { question: spokesman }));
    await toldInPrivate(discord, discord.command('ask', { question: spokesman }, { inDm: true }));
    const counted = async (outcome: string) =>
      sample(`isnad_questions_total{kind="ask",outcome="${outcome}"}`);
    expect(await Promise.all(['answered', 'declined', 'failed', 'refused'].map(counted))).toEqual([
      2, 1, 1, 1,
    ]);
    expect(await sample('isnad_refusals_total{reason="allowance"}')).toBe(1);
    expect(await sample('isnad_refusals_total{reason="channel"}')).toBe(1);
    for (const stage of ['acknowledge', 'wait']) {
      expect(await sample(`isnad_stage_seconds_count{stage="${stage}"}`), stage).toBe(5);
    }
  });

  it('tells how its connection stands, and sees it break and heal', async () => {
    const { discord, bot } = running;
    watched.bot = bot;
    expect(await sample('isnad_gateway_state{state="Ready"}')).toBe(1);
    discord.gateway.refuseConnections = 1;
    discord.gateway.drop();
    await expect.poll(() => sample('isnad_gateway_state{state="Ready"}')).toBe(0);
    await expect.poll(() => sample('isnad_gateway_state{state="Ready"}'), { timeout: 15_000 }).toBe(1);
  });
});

describe('a request id', () => {
  const running = onDiscord('request-ids', report, {
    meter: noMeter,
    withoutTimeline: true,
    assistant: ({ assistant }) =>
      withAsk(assistant, async () => {
        throw new Error('EIO');
      }),
  });

  it('is another for each interaction and message, and what each error reply quotes', async () => {
    const { discord, entries } = running;
    const replies = [
      await discord.replyTo(discord.command('ask', { question: spokesman })),
      await discord.replyTo(discord.command('ask', { question: spokesman })),
      await discord.answerTo(discord.say(spokesman, { inDm: true })),
    ];
    const quoted = replies.map(({ content }) => /\(([0-9a-z]{6})\)/.exec(content)?.[1]);
    expect(new Set(quoted).size).toBe(3);
    const failed = entriesOf(entries).filter(({ msg }) => msg === 'task failed');
    expect(failed.map(({ request }) => request)).toEqual(quoted);
  });

  it('stands in every entry of an interaction that Discord refuses', async () => {
    const { discord, entries } = running;
    const before = entries.length;
    discord.fail(/^PATCH/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } }, 2);
    const sent = discord.command('ask', { question: spokesman });
    await discord.until('all attempts', () => discord.editsOf(sent)[1]);
    await expect
      .poll(() => entriesOf(entries.slice(before)).map(({ msg }) => msg))
      .toContain('reply could not be delivered');
    const requests = entriesOf(entries.slice(before)).map(({ request }) => request);
    expect(requests.length).toBeGreaterThanOrEqual(3);
    expect(new Set(requests).size).toBe(1);
    expect(requests[0]).toMatch(/^[0-9a-z]{6}$/);
  });
});

describe('a question', () => {
  const silent = onDiscord('questions-unlogged', report, { withoutTimeline: true });
  const logged = onDiscord('questions-logged', report, {
    withoutTimeline: true,
    settings: { LOG_QUESTIONS: 'true' },
  });

  it('is logged where LOG_QUESTIONS is true, under its request id, and else never', async () => {
    for (const { discord } of [silent, logged]) {
      await discord.replyTo(discord.command('ask', { question: spokesman }));
      await discord.answerTo(discord.say(spokesman, { inDm: true }));
    }
    expect(silent.entries.join('')).toContain('request done');
    expect(silent.entries.join('')).not.toContain(spokesman);
    const written = entriesOf(logged.entries).filter(({ msg }) => msg === 'question');
    expect(written).toMatchObject([
      { question: spokesman, request: expect.stringMatching(/^\w{6}$/) },
      { question: spokesman },
    ]);
  });
});
