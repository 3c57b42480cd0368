import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { wasTaken } from '../../loopback/discord.ts';
import { someone } from '../../loopback/people.ts';
import { onDiscord, spokesman, theReport } from './on-loopback.ts';

const report = theReport();
const on = onDiscord('crowded', report, { withoutTimeline: true });

/** Sockets of this process, which is both the bot and Discord, so that each connection counts twice. */
const sockets = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap' || kind === 'ConnectWrap')
    .length;

/** How often the log tells of a first response that came too late. */
const late = (): number =>
  on.entries.filter((entry) => entry.includes('interaction can no longer be answered')).length;

it('shares few connections among many who ask at once, and acknowledges none twice', async () => {
  const { discord } = on;
  const before = sockets();
  const sent = Array.from({ length: 200 }, (_, place) =>
    discord.command('about', {}, { user: someone(place) }),
  );
  const acknowledged = () =>
    discord.requests.filter((request) => request.path.startsWith('/interactions/') && wasTaken(request))
      .length;
  let most = 0;
  // On a busy machine some may be late.
  while (acknowledged() + late() < sent.length) {
    most = Math.max(most, sockets());
    await pause(5);
  }
  expect(most - before).toBeLessThanOrEqual(2 * 2 * 32 + 10);
  for (const each of sent) expect(discord.callbacksOf(each).filter(wasTaken).length).toBeLessThanOrEqual(1);
});

it('gives a first response up once Discord no longer takes it', async () => {
  const { discord } = on;
  const before = late();
  discord.fail(/^POST \/interactions/, { none: 'held' }, 10);
  const sent = discord.command('ask', { question: spokesman });
  while (late() === before) await pause(20);
  // Given up after 1.2 s each: at the fourth attempt, 3.6 s have passed.
  expect(discord.callbacksOf(sent).length).toBeLessThanOrEqual(3);
  discord.heal();
});
