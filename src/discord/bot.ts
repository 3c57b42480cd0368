import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Logger } from 'pino';
import type { Assistant } from '../assistant.ts';
import type { Config } from '../config.ts';
import { Conversations } from '../core/conversation/conversations.ts';
import { IsnadError } from '../core/errors.ts';
import type { FeedbackLog } from '../core/feedback.ts';
import { type Meter, noMeter } from '../core/meter.ts';
import type { Reindexer } from '../core/reindexing.ts';
import { boundedCaches } from './caches.ts';
import {
  apiVersion,
  connect,
  endOfConnection,
  type GatewayCondition,
  gatewayCondition,
  logConnection,
} from './connection.ts';
import { dispatch } from './dispatch.ts';
import { FairQueue } from './fairness/fair-queue.ts';
import { TokenBuckets } from './fairness/token-buckets.ts';
import { Urgent } from './fairness/urgent.ts';
import { loggable } from './fault.ts';
import { surviveUnreadableEvents } from './gateway-events.ts';
import { InFlight } from './in-flight.ts';
import { inviteLink } from './invite.ts';
import { answerMessage } from './messages.ts';
import { RecentIds } from './recent-ids.ts';
import { noMentions } from './replies/reply.ts';
import { steadyRequests } from './requests.ts';
import { limitAsDiscordDoes } from './rest.ts';
import { type SharedServices, servicesForRequest } from './services.ts';

/**
 * How long to wait for servers that are away when the gateway is there, in milliseconds. Until then discord.js holds
 * every question back, and one is void after 3 s.
 */
const absentServersMs = 1_000;

/** How long the first response to an interaction goes before answering others, in milliseconds. */
const urgentFirstMs = 100;

/** Ids that are remembered, so that an event which the gateway repeats is answered once. */
const rememberedIds = 5_000;

/** How long a shutdown waits for the questions in flight, in milliseconds. */
const settleMs = 5_000;

/**
 * How often discord.js forgets the queues of requests that are done, in milliseconds: it makes one for every interaction
 * that is answered, and by itself keeps them for an hour.
 */
const sweepMs = 10_000;

type BotConfig = Pick<
  Config,
  | 'discordToken'
  | 'discordApiUrl'
  | 'allowedChannels'
  | 'allowedRoles'
  | 'questionBurst'
  | 'questionsPerMinute'
  | 'concurrentQuestions'
  | 'waitingQuestions'
  | 'logQuestions'
  | 'uiLanguage'
>;

export interface BotOptions {
  readonly config: BotConfig;
  readonly assistant: Assistant;
  readonly log: Logger;
  /** Where verdicts on answers go; without it nobody is asked for one. */
  readonly feedback?: FeedbackLog | null;
  /** What /reindex starts; without it that is not available. */
  readonly reindexer?: Reindexer | null;
  /** Counts and times what is asked; default: nothing does. */
  readonly meter?: Meter;
  /** How long to wait for Discord, in milliseconds; default 30,000. */
  readonly connectTimeoutMs?: number;
  /** How long a request to Discord may take before it is tried again, in milliseconds; default 15,000. */
  readonly requestTimeoutMs?: number;
}

/** Presses of buttons for each question that a person may ask: whoever pages through a report presses twice a second. */
const pressesPerQuestion = 6;

/** Answers and channels that a question can lean on. */
const rememberedConversations = 5000;

export interface Bot {
  /** The link with which it is added to a server or to an account. */
  readonly invite: string;
  readonly gateway: GatewayCondition;
  /** Questions that wait for their turn. */
  readonly waiting: number;
  /** Resolves once stopped; rejects with an IsnadError when Discord ends the connection for good. */
  readonly closed: Promise<void>;
  /** Takes no more questions, lets those in flight finish, leaves Discord. The assistant stays open. */
  stop(): Promise<void>;
}

/**
 * Logs in to Discord and answers until stopped; resolves when it can answer.
 * @throws IsnadError DISCORD_TOKEN_MISSING, DISCORD_TOKEN_INVALID, DISCORD_INTENTS_REFUSED, DISCORD_CLOSED or DISCORD_UNREACHABLE
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, log, connectTimeoutMs = 30_000, requestTimeoutMs = 15_000 } = options;
  const { discordToken: token, discordApiUrl: url } = config;
  if (!token) throw new IsnadError('DISCORD_TOKEN_MISSING');
  const urgent = new Urgent(urgentFirstMs);
  const client = new Client({
    // None is privileged: a message that mentions the bot, and a direct one, come with their text all the same.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without it the first message of a new direct conversation is dropped.
    partials: [Partials.Channel],
    allowedMentions: noMentions(),
    rest: {
      api: url,
      version: apiVersion,
      timeout: requestTimeoutMs,
      makeRequest: steadyRequests(urgent),
      handlerSweepInterval: sweepMs,
    },
    waitGuildTimeout: absentServersMs,
    makeCache: boundedCaches(),
  });
  limitAsDiscordDoes(client);
  client.on(Events.Error, (error) => log.error({ err: loggable(error) }, 'discord.js reported an error'));
  client.on(Events.Warn, (message) => log.warn(message));
  logConnection(client, log);
  surviveUnreadableEvents(client, log);

  const shared = servicesOf(options, urgent);
  const inFlight = new InFlight();
  const seen = new RecentIds(rememberedIds);
  client.on(Events.InteractionCreate, (interaction) => {
    if (seen.add(interaction.id)) inFlight.add(dispatch(interaction, servicesForRequest(shared)));
  });
  client.on(Events.MessageCreate, (message) => {
    if (seen.add(message.id)) inFlight.add(answerMessage(message, servicesForRequest(shared)));
  });

  const ended = endOfConnection(client);
  let stopped = () => {};
  const closed = Promise.race([ended, new Promise<void>((resolve) => (stopped = resolve))]);
  // Whoever started the bot may look at it later, or never.
  closed.catch(() => {});
  try {
    await connect(client, ended, { token, url, timeoutMs: connectTimeoutMs });
  } catch (error) {
    await client.destroy();
    throw error;
  }
  const invite = inviteLink(client.application?.id ?? '');
  log.info({ user: client.user?.tag, servers: client.guilds.cache.size, invite }, 'answering on Discord');

  options.assistant.prepareSuggestions().catch((error) => {
    log.error({ err: loggable(error) }, 'suggestions could not be made');
  });

  const stop = async () => {
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    const unfinished = await inFlight.settle(settleMs);
    if (unfinished) log.warn({ unfinished }, 'questions were left unanswered');
    await client.destroy();
    stopped();
  };
  let stopping: Promise<void> | undefined;
  return {
    invite,
    closed,
    get gateway() {
      return gatewayCondition(client);
    },
    get waiting() {
      return shared.queue.length;
    },
    stop: () => (stopping ??= stop()),
  };
}

function servicesOf(options: BotOptions, urgent: Urgent): SharedServices {
  const { config, assistant, log, feedback, reindexer, meter = noMeter } = options;
  return {
    assistant,
    log,
    meter,
    uiLanguage: config.uiLanguage,
    logQuestions: config.logQuestions,
    allowed: { channels: config.allowedChannels, roles: config.allowedRoles },
    buckets: new TokenBuckets({ burst: config.questionBurst, perMinute: config.questionsPerMinute }),
    presses: new TokenBuckets({
      burst: config.questionBurst * pressesPerQuestion,
      perMinute: config.questionsPerMinute * pressesPerQuestion,
    }),
    queue: new FairQueue({
      concurrent: config.concurrentQuestions,
      waiting: config.waitingQuestions,
      calm: () => urgent.calm(),
    }),
    conversations: new Conversations({ conversations: rememberedConversations }),
    feedback: feedback ?? null,
    reindexer: reindexer ?? null,
  };
}
