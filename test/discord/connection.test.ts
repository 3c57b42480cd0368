import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import type { Assistant } from '../../src/assistant.ts';
import { loadConfig } from '../../src/config.ts';
import { startBot } from '../../src/discord/bot.ts';

// None of these comes to answer a question.
const assistant = { prepareSuggestions: async () => {} } as Assistant;
const log = pino({ level: 'silent' });
const start = (
  discordApiUrl: string,
  discordToken: string | null = LoopbackDiscord.token,
  connectTimeoutMs = 10_000,
) => {
  const config = { ...loadConfig({}, '/'), discordToken, discordApiUrl };
  return startBot({ config, assistant, log, connectTimeoutMs });
};

describe('startBot', () => {
  it.each([['a.wrong.token'], ['a token'], ['رمز']])('refuses a bad token: %s', async (token) => {
    const discord = await LoopbackDiscord.start({ name: 'bad-token' });
    const failure = await start(discord.apiUrl, token).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'IsnadError', code: 'DISCORD_TOKEN_INVALID' });
    expect(String(failure)).not.toContain(token);
    await discord.stop();
  });

  it('refuses to start without a token', async () => {
    await expect(start('http://127.0.0.1:9/api', null)).rejects.toMatchObject({
      code: 'DISCORD_TOKEN_MISSING',
    });
  });

  it.each([
    [4004, 'DISCORD_TOKEN_INVALID'],
    [4014, 'DISCORD_INTENTS_REFUSED'],
    [4010, 'DISCORD_CLOSED'],
    [4011, 'DISCORD_CLOSED'],
    [4012, 'DISCORD_CLOSED'],
    [4013, 'DISCORD_CLOSED'],
  ])('says why when the gateway closes with %i', async (refuseIdentify, code) => {
    const discord = await LoopbackDiscord.start({ name: `gateway-${refuseIdentify}`, refuseIdentify });
    await expect(start(discord.apiUrl)).rejects.toMatchObject({ code });
    await discord.stop();
  });

  it('says so when Discord cannot be reached', async () => {
    await expect(start('http://127.0.0.1:9/api')).rejects.toMatchObject({ code: 'DISCORD_UNREACHABLE' });
  });

  it('says so when something else answers there', async () => {
    const server = http
      .createServer((_, response) => response.writeHead(200).end('<html>'))
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(start(`http://127.0.0.1:${port}/api`)).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
    });
    server.close();
  });

  it('does not wait for ever for a Discord that never answers', async () => {
    const server = http.createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(start(`http://127.0.0.1:${port}/api`, LoopbackDiscord.token, 300)).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
    });
    server.closeAllConnections();
    server.close();
  });

  it.each([
    [4004, 'DISCORD_TOKEN_INVALID'],
    [4014, 'DISCORD_INTENTS_REFUSED'],
    [4011, 'DISCORD_CLOSED'],
    [4012, 'DISCORD_CLOSED'],
  ])('tells when Discord ends a running connection for good with %i', async (close, code) => {
    const discord = await LoopbackDiscord.start({ name: `ended-${close}` });
    const bot = await start(discord.apiUrl);
    discord.gateway.close(close);
    await expect(bot.closed).rejects.toMatchObject({ code });
    await bot.stop();
    await discord.stop();
  });
});
