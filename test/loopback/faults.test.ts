import { DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { guildChannelId } from '../../loopback/ids.ts';
import { rateLimited, refusals, serverError } from '../../loopback/rest-reply.ts';

let discord: LoopbackDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await LoopbackDiscord.start({ name: 'loopback-faults', withoutTimeline: true });
  rest = new REST({ api: discord.apiUrl, version: '10', timeout: 200 }).setToken(LoopbackDiscord.token);
});
afterAll(() => discord.stop());
beforeEach(() => discord.heal());

const route = Routes.channelMessages(guildChannelId);
const post = (content: string) =>
  rest.post(route, { body: { content, nonce: content, enforce_nonce: true } });
const attempts = (content: string) => discord.requests.filter(({ body }) => body?.content === content).length;

describe('a fault of the loopback Discord', () => {
  it.each([
    ['a rate limit', rateLimited(0.1), 2],
    ['a global rate limit', rateLimited(0.1, true), 2],
    ['a server error', serverError(), 2],
    ['a connection reset', { none: 'reset' } as const, 2],
    ['a reply that never comes', { none: 'held' } as const, 2],
    ['a reply lost', { none: 'reset', taken: true } as const, 2],
  ])('is overcome by the client: %s', async (content, failure, requests) => {
    discord.fail(/^POST \/channels/, failure);
    await post(content);
    expect(attempts(content)).toBe(requests);
    expect(discord.messages.all.filter((message) => message.content === content)).toHaveLength(1);
  });

  it('is one that the client gives up on: a connection closed, or a server error four times', async () => {
    discord.fail(/^POST \/channels/, { none: 'closed' });
    await expect(post('closed')).rejects.toThrow('other side closed');
    expect(attempts('closed')).toBe(1);
    discord.fail(/^POST \/channels/, serverError(503), 4);
    await expect(post('down')).rejects.toThrow(HTTPError);
    expect(attempts('down')).toBe(4);
  });

  it('is one that the client takes for an answer: a refusal, or a deleted channel', async () => {
    discord.fail(/^POST \/channels/, refusals.missingPermissions);
    await expect(post('refused')).rejects.toMatchObject({ code: 50013, status: 403 });
    discord.deleteChannel(guildChannelId, true);
    await expect(post('nowhere')).rejects.toThrow(DiscordAPIError);
    await expect(post('nowhere')).rejects.toMatchObject({ code: 10003 });
  });
});
