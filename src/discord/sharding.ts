import { setTimeout as sleep } from 'node:timers/promises';
import { REST, type RESTGetAPIGatewayBotResult, Routes, type Shard, ShardingManager } from 'discord.js';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { IsnadError } from '../core/errors.ts';
import { apiVersion, connectionFailure } from './connection.ts';
import { loggable } from './fault.ts';

/** Milliseconds that Discord wants between as many new sessions as may begin together, and some more. */
const spawnMs = 5_500;

/** Milliseconds before a shard that ended is started again: the least, doubled each time, and the most. */
const pause = { least: 1_000, most: 60_000 } as const;

/** A shard that answered for this long, in milliseconds, is taken for sound again. */
const soundMs = 60_000;

export interface ShardsOptions {
  readonly config: Pick<Config, 'discordToken' | 'discordApiUrl' | 'shards'>;
  readonly log: Logger;
  /** What Node is to run for each shard, and with what arguments. */
  readonly script: string;
  readonly args: readonly string[];
  /** Hears what a shard's process sends, and can send back. */
  readonly onMessage: (message: unknown, send: (reply: object) => void) => void;
}

export interface Shards {
  readonly count: number;
  /** Rejects with SHARD_FAILED where one ends before it first answered, as with a bad token; else stays open until stopped. */
  readonly closed: Promise<void>;
  tellAll(message: object): void;
  /** Has every shard finish what it answers and leave. */
  stop(): Promise<void>;
}

interface Plan {
  readonly count: number;
  /** Sessions that may begin together. */
  readonly together: number;
}

/** How many shards a bot is to have, as set or as Discord recommends for its number of servers. */
async function plan({ discordToken, discordApiUrl, shards }: ShardsOptions['config']): Promise<Plan> {
  if (!discordToken) throw new IsnadError('DISCORD_TOKEN_MISSING');
  const rest = new REST({ api: discordApiUrl, version: apiVersion }).setToken(discordToken);
  try {
    const gateway = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    return {
      count: typeof shards === 'number' ? shards : gateway.shards,
      together: gateway.session_start_limit.max_concurrency,
    };
  } catch (error) {
    throw connectionFailure(error, discordApiUrl);
  }
}

/**
 * Starts a process for each shard, one after another, and starts again whichever ends.
 * @throws IsnadError DISCORD_TOKEN_MISSING, DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE
 */
export async function startShards(options: ShardsOptions): Promise<Shards> {
  const { log, script, args, config } = options;
  const { count, together } = await plan(config);
  const manager = new ShardingManager(script, {
    totalShards: count,
    token: config.discordToken ?? '',
    // Started again here, with pauses: sessions are limited to some a day, which a crash in a loop would use up.
    respawn: false,
    shardArgs: [...args],
    execArgv: [],
  });
  let stopping = false;
  let end = { resolve: () => {}, reject: (_: unknown) => {} };
  const closed = new Promise<void>((resolve, reject) => (end = { resolve, reject }));
  closed.catch(() => {});
  const ends: Promise<void>[] = [];
  manager.on('shardCreate', (shard) => ends.push(keep(shard)));

  /** Resolves when the shard has ended for good. */
  function keep(shard: Shard): Promise<void> {
    const { id } = shard;
    let wait: number = pause.least;
    let hasAnswered = false;
    let answersSince = Number.POSITIVE_INFINITY;
    shard.on('ready', () => {
      hasAnswered = true;
      answersSince = Date.now();
      log.info({ shard: id, shards: count }, 'a shard answers');
    });
    shard.on('message', (message) => options.onMessage(message, (reply) => send(shard, reply)));
    shard.on('error', (error) => log.error({ shard: id, err: loggable(error) }, 'a shard reported an error'));
    return new Promise((resolve) => {
      shard.on('death', async () => {
        if (stopping) return resolve();
        if (!hasAnswered) {
          end.reject(new IsnadError('SHARD_FAILED', id));
          return resolve();
        }
        const sound = Date.now() - answersSince > soundMs;
        answersSince = Number.POSITIVE_INFINITY;
        if (sound) wait = pause.least;
        log.error({ shard: id, againInMs: wait }, 'a shard ended; it is started again');
        await sleep(wait);
        wait = Math.min(pause.most, wait * 2);
        if (stopping) return resolve();
        await shard.spawn(-1).catch((error: unknown) => end.reject(error));
      });
    });
  }

  const starting = startAll();
  starting.catch((error) => end.reject(error));

  async function startAll(): Promise<void> {
    for (let id = 0; id < count && !stopping; id++) {
      const shard = manager.createShard(id);
      const answers = new Promise<void>((resolve) => shard.once('ready', () => resolve()));
      // An index may have to be built first, which takes as long as it takes.
      await shard.spawn(-1);
      // The first one's index is there for the others, which otherwise start as many at a time as Discord lets.
      if (id === 0 || (id + 1) % together === 0) await Promise.race([answers, ends[id]]);
      if ((id + 1) % together === 0 && id + 1 < count) await sleep(spawnMs);
    }
  }

  const processOf = ({ process }: Shard) => (process && 'kill' in process ? process : null);

  async function stop(): Promise<void> {
    stopping = true;
    for (const shard of manager.shards.values()) processOf(shard)?.kill('SIGTERM');
    await Promise.all(
      [...manager.shards.values()].map((shard, place) => (processOf(shard) ? ends[place] : undefined)),
    );
    end.resolve();
  }

  return {
    count,
    closed,
    tellAll(message) {
      for (const shard of manager.shards.values()) send(shard, message);
    },
    stop,
  };
}

/** A shard that has just ended hears nothing, and needs nothing. */
function send(shard: Shard, message: object): void {
  if (shard.process) shard.send(message).catch(() => {});
}
