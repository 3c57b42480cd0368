import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  LoopbackDiscord,
  type LoopbackOptions,
  type SentInteraction,
  wasTaken,
} from '../../loopback/discord.ts';
import { rateLimited, refusals, serverError } from '../../loopback/rest-reply.ts';
import { start, temporaryFolder } from '../scripts/command.ts';

const question = 'من هو المتحدث باسم التحالف؟';

let index: string;
beforeAll(async () => {
  index = await temporaryFolder(afterAll);
});

/** `npm start` with a Discord of its own. */
async function startProcess(
  name: string,
  { token = LoopbackDiscord.token, ...options }: Omit<LoopbackOptions, 'name'> & { token?: string } = {},
) {
  const discord = await LoopbackDiscord.start({ name: `process-${name}`, withoutTimeline: true, ...options });
  onTestFinished(() => discord.stop());
  const child = start('start.ts', [], {
    environment: {
      INDEX_DIR: index,
      DISCORD_TOKEN: token,
      DISCORD_API_URL: discord.apiUrl,
      QUESTION_BURST: '100',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  let ready = () => {};
  const answering = new Promise<void>((resolve) => (ready = resolve));
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
    if (log.includes('answering on Discord')) ready();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  /** What a person reads: the lines that are no entries of the log, nor of the index being built. */
  const advice = () => log.split('\n').filter((line) => line !== '' && !/^\{|^Indexing/.test(line));
  return { discord, child, answering, ended, advice, log: () => log };
}

describe('npm start on a Discord', () => {
  it.each([
    ['a bad token', 'bad-token', { token: 'a.wrong.token' }, /^Discord refused the token\. .*DISCORD_TOKEN/],
    [
      'refused intents',
      '4014',
      { refuseIdentify: 4014 },
      /^Discord refused the intents .* privileged intent/,
    ],
  ])('that refuses %s ends with one line of advice', async (_, name, options, advice) => {
    const { ended, ...refused } = await startProcess(name, options);
    expect(await ended).toBe(1);
    expect(refused.advice()).toEqual([expect.stringMatching(advice)]);
    expect(refused.log()).not.toMatch(/a\.wrong\.token|\bat .*:\d+:\d+/);
  });

  it('goes on through every other fault, one after the other, until it is refused for good', async () => {
    const running = await startProcess('survives');
    await running.answering;
    const { discord } = running;
    const { gateway } = discord;
    const asked: SentInteraction[] = [];
    const refuse = /^(POST|PATCH) \/(interactions|webhooks|channels)/;
    const faults = [
      () => gateway.drop(),
      () => gateway.askToReconnect(),
      () => gateway.close(4000),
      () => gateway.invalidate(true),
      () => {
        gateway.refuseConnections = gateway.cutConnections = 1;
        gateway.drop();
      },
      ...[
        refusals.unknownInteraction,
        refusals.unknownMessage,
        refusals.unknownChannel,
        refusals.missingAccess,
        refusals.missingPermissions,
        rateLimited(0.1),
        serverError(),
        { none: 'reset' } as const,
        { none: 'closed' } as const,
      ].map((failure) => () => discord.fail(refuse, failure)),
    ];
    for (const fault of faults) {
      const resumed = gateway.resumed;
      fault();
      discord.say(question, { inDm: true });
      asked.push(discord.command('ask', { question }));
      if (faults.indexOf(fault) < 5)
        await discord.until('the resume', () => (gateway.resumed > resumed ? true : undefined));
    }
    discord.heal();
    const last = discord.command('ask', { question });
    await discord.until('the last answer', () => discord.editsOf(last)[0]);
    for (const sent of [...asked, last]) {
      expect(discord.callbacksOf(sent).filter(wasTaken).length).toBeLessThanOrEqual(1);
      expect(discord.editsOf(sent).filter(wasTaken).length).toBeLessThanOrEqual(1);
    }
    gateway.close(4014);
    expect(await running.ended).toBe(1);
    expect(running.advice()).toEqual([expect.stringMatching(/^Discord refused the intents /)]);
  });
});
