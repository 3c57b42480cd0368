import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationId } from '../../loopback/ids.ts';
import { commandInteraction } from '../../loopback/interactions.ts';
import type { Message } from '../../loopback/messages.ts';
import { type OpenReport, openReport } from './report-assistant.ts';
import { type Faulty, startFaulty } from './with-faults.ts';

let report: OpenReport;
beforeAll(async () => {
  report = await openReport();
});
afterAll(() => report.close());

const question = 'من هو المتحدث باسم التحالف؟';

/** What was asked while the connection was down is answered once it is there again, and that may be late. */
const late = { withoutTimeline: true } as const;

type Break = (faulty: Faulty) => unknown;

// discord.js lets some seconds pass between two sessions, so these go on side by side.
describe.concurrent('a gateway connection', () => {
  const resumed: [string, Break][] = [
    ['dropped', ({ discord }) => discord.gateway.drop()],
    ['asked to reconnect, with op 7', ({ discord }) => discord.gateway.askToReconnect()],
    ['closed with 4000', ({ discord }) => discord.gateway.close(4000)],
    ['closed with 4009', ({ discord }) => discord.gateway.close(4009)],
    ['closed by a restart of a server', ({ discord }) => discord.gateway.close(1001)],
    ['invalidated, but for a resume', ({ discord }) => discord.gateway.invalidate(true)],
    [
      'dropped again as soon as it is there',
      ({ discord }) => {
        discord.gateway.cutConnections = 2;
        discord.gateway.drop();
      },
    ],
    [
      'refused for a while',
      ({ discord }) => {
        discord.gateway.refuseConnections = 2;
        discord.gateway.drop();
      },
    ],
  ];

  it.for(resumed)(
    '%s, is resumed, and what was asked meanwhile answered once',
    async ([name, breakIt], { onTestFinished }) => {
      const faulty = await startFaulty(report.assistant, name.replaceAll(/\W+/g, '-'), onTestFinished, late);
      const { discord } = faulty;
      const before = faulty.ask();
      await faulty.answered(before);
      await breakIt(faulty);
      const meanwhile = faulty.ask();
      await discord.until('the resume', () => discord.gateway.resumed || undefined);
      await faulty.eachAnsweredOnce(before, meanwhile);
      expect([discord.gateway.identified, discord.gateway.resumed]).toEqual([1, 1]);
    },
  );

  const anew: [string, Break][] = [
    ['whose session is gone, with op 9', ({ discord }) => discord.gateway.invalidate(false)],
    ['closed with 4007', ({ discord }) => discord.gateway.close(4007)],
    ['closed with 4008', ({ discord }) => discord.gateway.close(4008)],
    [
      'refused its resume',
      ({ discord }) => {
        discord.gateway.refuseResumes = 1;
        discord.gateway.drop();
      },
    ],
    [
      'away with all of Discord for some time',
      async ({ discord }) => {
        await discord.goAway();
        await setTimeout(1_200);
        await discord.comeBack();
      },
    ],
  ];

  it.for(anew)(
    '%s, is there anew, and what is asked then answered once',
    async ([name, breakIt], { onTestFinished }) => {
      const faulty = await startFaulty(report.assistant, name.replaceAll(/\W+/g, '-'), onTestFinished, late);
      const { discord } = faulty;
      const before = faulty.ask();
      await faulty.answered(before);
      await breakIt(faulty);
      await discord.until('the new session', () => (discord.gateway.identified === 2 ? true : undefined));
      await faulty.eachAnsweredOnce(before, faulty.ask());
    },
  );

  it('whose heartbeats are not acknowledged is closed with 4200 and resumed', async ({ onTestFinished }) => {
    const faulty = await startFaulty(report.assistant, 'heartbeats', onTestFinished, {
      heartbeatIntervalMs: 150,
      ...late,
    });
    const { discord } = faulty;
    await discord.until('a heartbeat', () => discord.gateway.heartbeats || undefined);
    discord.gateway.acknowledgesHeartbeats = false;
    await discord.until('the close', () => discord.gateway.closes[0]);
    const meanwhile = faulty.ask();
    discord.gateway.acknowledgesHeartbeats = true;
    await discord.until('the resume', () => discord.gateway.resumed || undefined);
    await faulty.eachAnsweredOnce(meanwhile);
    expect(discord.gateway.closes[0]).toBe(4200);
    expect(discord.gateway.identified).toBe(1);
  });

  it('that repeats events has none of them answered twice', async ({ onTestFinished }) => {
    const faulty = await startFaulty(report.assistant, 'repeats', onTestFinished, late);
    const { discord } = faulty;
    const sent = faulty.ask();
    const said = discord.say(`<@${applicationId}> ${question}`, { mentions: [applicationId] });
    await faulty.answered(sent);
    await discord.answerTo(said);
    discord.gateway.repeatOnResume = 10;
    discord.gateway.drop();
    await discord.until('the resume', () => discord.gateway.resumed || undefined);
    discord.tell(discord.messages.get(said) as Message);
    const twice = discord.send('/ask', commandInteraction('ask', { question }, {}));
    discord.send('/ask', twice, true);
    await faulty.eachAnsweredOnce(sent, twice);
    expect(discord.callbacksOf(sent)).toHaveLength(1);
    expect(discord.callbacksOf(twice)).toHaveLength(1);
    expect(discord.answersTo(said)).toHaveLength(1);
    expect(discord.postsFor(said)).toHaveLength(1);
  });
});

describe.concurrent('a server', () => {
  it('that is away at the start does not keep the bot from answering in it, and elsewhere', async ({
    onTestFinished,
  }) => {
    const faulty = await startFaulty(report.assistant, 'late-server', onTestFinished, { guildIsAway: true });
    const { discord } = faulty;
    const mention = () => discord.say(`<@${applicationId}> ${question}`, { mentions: [applicationId] });
    const said = [mention(), discord.say(question, { inDm: true })];
    await faulty.eachAnsweredOnce(faulty.ask());
    discord.gateway.bringGuild();
    said.push(mention());
    await faulty.eachAnsweredOnce(faulty.ask());
    discord.gateway.takeGuild();
    said.push(mention());
    for (const id of said) {
      await discord.answerTo(id);
      expect(discord.answersTo(id)).toHaveLength(1);
    }
  });
});
