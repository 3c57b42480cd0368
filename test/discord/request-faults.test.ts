import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { wasTaken } from '../../loopback/discord.ts';
import type { Failure } from '../../loopback/faults.ts';
import { applicationId } from '../../loopback/ids.ts';
import { rateLimited, refusals, serverError } from '../../loopback/rest-reply.ts';
import { type OpenReport, openReport } from './report-assistant.ts';
import { type Faulty, startFaulty } from './with-faults.ts';

const question = 'من هو المتحدث باسم التحالف؟';

let report: OpenReport;
let faulty: Faulty;
beforeAll(async () => {
  report = await openReport();
  faulty = await startFaulty(report.assistant, 'requests', afterAll, {
    requestTimeoutMs: 500,
    withoutTimeline: true,
  });
  afterAll(() => report.close());
});
beforeEach(() => {
  faulty.discord.heal();
  faulty.entries.length = 0;
});

/** What a request gets over, and how often it happens in a row. */
const passing: [string, Failure, number][] = [
  ['a rate limit', rateLimited(0.1), 2],
  ['a global rate limit', rateLimited(0.1, true), 1],
  ['server errors', serverError(), 2],
  ['a connection reset', { none: 'reset' }, 1],
  ['connections closed', { none: 'closed' }, 2],
  ['no reply', { none: 'held' }, 1],
  ['a reply lost with its connection', { none: 'reset', taken: true }, 1],
  ['a reply that never comes', { none: 'held', taken: true }, 1],
  ['an error told of what was done', { none: 'closed', taken: true }, 2],
];

describe.each(passing)('%s', (_, failure, times) => {
  it.each([
    ['an acknowledgement', /^POST \/interactions/],
    ['an answer', /^PATCH \/webhooks/],
  ])('delays %s, and no more', async (_, on) => {
    faulty.discord.fail(on, failure, times);
    const sent = faulty.ask();
    await faulty.eachAnsweredOnce(sent);
    expect(faulty.entries).toEqual([]);
  });

  it('delays the answer to a message, and no more', async () => {
    const { discord } = faulty;
    discord.fail(/^POST \/channels\/\d+\/messages/, failure, times);
    const said = discord.say(`<@${applicationId}> ${question}`, { mentions: [applicationId] });
    await discord.until('the last attempt', () => discord.postsFor(said)[times]);
    await faulty.eachAnsweredOnce();
    expect(discord.answersTo(said)).toHaveLength(1);
    expect(faulty.entries).toEqual([]);
  });
});

describe('an interaction', () => {
  it('is acknowledged anew long before other requests are given up', async () => {
    const patient = await startFaulty(report.assistant, 'patient', onTestFinished, {
      requestTimeoutMs: 60_000,
      withoutTimeline: true,
    });
    patient.discord.fail(/^POST \/interactions/, { none: 'held' });
    await patient.eachAnsweredOnce(patient.ask());
  });

  it('whose acknowledgement comes too late is left, and told of in the log', async () => {
    const { discord } = faulty;
    discord.fail(/^POST \/interactions/, { none: 'held' });
    const sent = faulty.ask();
    await discord.until('the first attempt', () => discord.callbacksOf(sent)[0]);
    discord.expire(sent);
    await discord.until('the second attempt', () => discord.callbacksOf(sent)[1]);
    await faulty.eachAnsweredOnce();
    expect(discord.callbacksOf(sent).map(({ status }) => status)).toEqual([0, 404]);
    expect(discord.editsOf(sent)).toEqual([]);
    expect(faulty.entries).toHaveLength(1);
    expect(faulty.entries[0]).toContain('"code":10062');
  });

  it('that another process acknowledged is left to it', async () => {
    const { discord } = faulty;
    discord.fail(/^POST \/interactions/, refusals.alreadyAcknowledged);
    const sent = faulty.ask();
    await discord.until('the attempt', () => discord.callbacksOf(sent)[0]);
    await faulty.eachAnsweredOnce();
    expect(discord.callbacksOf(sent)).toHaveLength(1);
    expect(discord.editsOf(sent)).toEqual([]);
  });

  it('whose acknowledgement cannot be delivered is left', async () => {
    const { discord } = faulty;
    discord.fail(/^POST \/interactions/, serverError(500), 4);
    const sent = faulty.ask();
    await discord.until('the last attempt', () => discord.callbacksOf(sent)[3]);
    await faulty.eachAnsweredOnce();
    await vi.waitFor(() => expect(faulty.entries).toHaveLength(1));
    expect(discord.callbacksOf(sent)).toHaveLength(4);
    expect(discord.editsOf(sent)).toEqual([]);
  });

  it.each([
    ['deleted meanwhile', refusals.unknownMessage],
    ['in a channel deleted meanwhile', refusals.unknownChannel],
    ['in a channel that the bot may no longer see', refusals.missingAccess],
    ['in a channel that the bot may no longer write in', refusals.missingPermissions],
  ])('whose reply is %s takes no other with it', async (_, refusal) => {
    const { discord } = faulty;
    discord.fail(/^PATCH \/webhooks/, refusal, 2);
    const sent = faulty.ask();
    await discord.until('the attempt', () => discord.editsOf(sent)[0]);
    await faulty.eachAnsweredOnce();
    expect(discord.followUpsOf(sent)).toEqual([]);
    expect(faulty.entries.length).toBeGreaterThan(0);
  });
});

describe('a button', () => {
  /** An answer and the first of its buttons. */
  async function answerWithButton() {
    const sent = faulty.ask();
    await faulty.answered(sent);
    const message = faulty.discord.messageOf(sent);
    // biome-ignore lint/suspicious/noExplicitAny: components of any kind
    const customIds = (components: readonly any[]): string[] =>
      components.flatMap((each) => [each.custom_id ?? [], customIds(each.components ?? [])].flat());
    return { message, customId: customIds(message.components ?? [])[0] ?? '' };
  }

  it.each([
    ['is delayed', { none: 'held' }],
    ['whose reply is lost', { none: 'reset', taken: true }],
    ['whose reply never comes', { none: 'held', taken: true }],
  ] as const)('press %s is answered once', async (_, failure) => {
    const { discord } = faulty;
    const { message, customId } = await answerWithButton();
    discord.fail(/^POST \/interactions/, failure);
    const press = discord.press(message, customId);
    await discord.until('the last attempt', () => discord.callbacksOf(press)[1]);
    await faulty.eachAnsweredOnce();
    expect(discord.callbacksOf(press).filter(wasTaken)).toHaveLength(1);
    expect(discord.followUpsOf(press)).toEqual([]);
    expect(faulty.entries).toEqual([]);
  });

  it('pressed on a message that is deleted meanwhile is left, and told of in the log', async () => {
    const { discord } = faulty;
    const { message, customId } = await answerWithButton();
    discord.fail(/^POST \/interactions/, refusals.unknownMessage);
    const press = discord.press(message, customId);
    await discord.until('the attempt', () => discord.callbacksOf(press)[0]);
    await faulty.eachAnsweredOnce();
    expect(discord.callbacksOf(press)).toHaveLength(1);
    expect(faulty.entries).toHaveLength(1);
  });
});

describe('suggestions', () => {
  it.each([
    ['that come too late', refusals.unknownInteraction],
    ['that Discord cannot take now', serverError(503)],
  ])('%s harm nobody', async (_, failure) => {
    const { discord } = faulty;
    discord.fail(/^POST \/interactions/, failure, 4);
    const typing = discord.autocomplete('ask', { question: 'من' }, 'question');
    await discord.until('the attempt', () => discord.callbacksOf(typing)[0]);
    discord.heal();
    await faulty.eachAnsweredOnce();
  });
});

describe('a message', () => {
  const mention = () => faulty.discord.say(`<@${applicationId}> ${question}`, { mentions: [applicationId] });

  it.each([
    ['in a channel that the bot may not see', refusals.missingAccess, 50001],
    ['in a channel that the bot may not write in', refusals.missingPermissions, 50013],
  ])('%s is left, and told of in the log', async (_, refusal, code) => {
    const { discord } = faulty;
    discord.fail(/^POST \/channels/, refusal);
    const said = mention();
    await discord.answerTo(said);
    await faulty.eachAnsweredOnce();
    expect(discord.postsFor(said)).toHaveLength(1);
    expect(faulty.entries).toHaveLength(1);
    expect(faulty.entries[0]).toContain(`"code":${code}`);
  });

  it('that is deleted while it is answered is answered all the same, once', async () => {
    const { discord } = faulty;
    const said = mention();
    discord.deleteMessage(said);
    await discord.answerTo(said);
    await faulty.eachAnsweredOnce();
    expect(discord.postsFor(said).map(({ status }) => status)).toEqual([200]);
    expect(faulty.entries).toEqual([]);
  });

  it.each([
    ['with no word of it', true, '"code":10003'],
    ['with word of it', false, 'Could not find the channel'],
  ])('whose channel is deleted, %s, is left, and told of in the log', async (_, quietly, reason) => {
    const { discord } = faulty;
    const channel = discord.openThread('short-lived');
    const said = discord.say(`<@${applicationId}> ${question}`, { mentions: [applicationId], channel });
    discord.deleteChannel(channel.id, quietly);
    await faulty.eachAnsweredOnce();
    await vi.waitFor(() => expect(faulty.entries).toHaveLength(1));
    expect(faulty.entries[0]).toContain(reason);
    expect(discord.answersTo(said)).toEqual([]);
  });
});
