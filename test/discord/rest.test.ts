import { DefaultRestOptions } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord, type SentInteraction } from '../../loopback/discord.ts';
import { applicationId, guildChannelId } from '../../loopback/ids.ts';
import { DiscordRest } from '../../src/discord/rest.ts';

it('answers interactions while the limit of all other requests is reached, and forgets their queues', async () => {
  const discord = await LoopbackDiscord.start({ name: 'rest', withoutTimeline: true });
  const rest = new DiscordRest({
    ...DefaultRestOptions,
    api: discord.apiUrl,
    globalRequestsPerSecond: 1,
    handlerSweepInterval: 10,
  }).setToken(LoopbackDiscord.token);
  onTestFinished(async () => {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
    await discord.stop();
  });
  const say = () => rest.post(`/channels/${guildChannelId}/messages`, { body: { content: 'نعم' } });
  const answer = async ({ id, token }: SentInteraction) => {
    await rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 5 } });
    await rest.patch(`/webhooks/${applicationId}/${token}/messages/@original`, { body: { content: 'نعم' } });
  };

  const said = [say(), say(), say()];
  // At one a second, these would outlast the test.
  const asked = Array.from({ length: 200 }, () => discord.command('ask', { question: 'نعم؟' }));
  await Promise.all(asked.map(answer));
  for (const sent of asked) expect(discord.editsOf(sent)).toHaveLength(1);
  await expect.poll(() => rest.queues, { interval: 5, timeout: 10_000 }).toBeLessThan(5);
  await Promise.all(said);
}, 20_000);
