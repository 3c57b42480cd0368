import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { applicationId, guildId } from '../../loopback/ids.ts';
import { someone } from '../../loopback/people.ts';
import { boundedCaches } from '../../src/discord/caches.ts';

it('remembers itself, and of all people who ask only the last', async () => {
  const discord = await LoopbackDiscord.start({ name: 'caches', withoutTimeline: true });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
    makeCache: boundedCaches(),
  });
  onTestFinished(async () => {
    await client.destroy();
    await discord.stop();
  });
  const people = 700;
  const heard = new Set<string>();
  const all = new Promise<void>((resolve) => {
    client.on(Events.InteractionCreate, ({ user, member }) => {
      // What comes with the interaction is there all the same.
      expect(member?.user.id).toBe(user.id);
      heard.add(user.id);
      if (heard.size === people) resolve();
    });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(LoopbackDiscord.token);
  await ready;
  for (let number = 0; number < people; number++)
    discord.command('ask', { question: 'نعم؟' }, { user: someone(number) });
  await all;
  const members = client.guilds.cache.get(guildId)?.members;
  expect(client.users.cache.size).toBeLessThanOrEqual(500);
  expect(members?.cache.size).toBeLessThanOrEqual(100);
  expect(client.users.cache.has(applicationId)).toBe(true);
  expect(members?.me?.id).toBe(applicationId);
  expect(client.users.cache.has(someone(people - 1).id)).toBe(true);
}, 20_000);
