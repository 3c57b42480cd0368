import { ComponentType } from 'discord.js';
import pino from 'pino';
import { afterAll, beforeAll, expect } from 'vitest';
import { LoopbackDiscord, type LoopbackOptions, type SentInteraction } from '../../loopback/discord.ts';
import type { Message } from '../../loopback/messages.ts';
import type { Assistant } from '../../src/assistant.ts';
import { loadConfig } from '../../src/config.ts';
import { stripBidiControls } from '../../src/core/text/bidi.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.ts';
import { quotationsIn, textsIn } from './replies/reading.ts';
import { type OpenReport, openReport } from './report-assistant.ts';

export const spokesman = 'من هو المتحدث باسم التحالف؟';
export const spokesmanInEnglish = 'Who is the spokesman for the coalition?';
/** A question that the report does not answer. */
export const unanswerable = 'ما هي عاصمة اليابان؟';

/** The bit of a message that only one person sees. */
export const ephemeral = 64;

// biome-ignore lint/suspicious/noExplicitAny: a captured body, or a message as the API shows it
export type Body = any;

type BotSettings = Omit<BotOptions, 'config' | 'log' | 'assistant'>;

/** Starts a bot with these settings. */
export function startBotOn(
  discord: LoopbackDiscord,
  assistant: Assistant,
  settings: Readonly<Record<string, string>> = {},
  { entries = [], ...options }: BotSettings & { readonly entries?: string[] } = {},
): Promise<Bot> {
  const environment = {
    DISCORD_TOKEN: LoopbackDiscord.token,
    DISCORD_API_URL: discord.apiUrl,
    QUESTION_BURST: '1000',
    ...settings,
  };
  const log = pino({ level: 'debug' }, { write: (entry) => entries.push(entry) });
  return startBot({ config: loadConfig(environment, '/'), assistant, log, ...options });
}

/** The repository's report, open for the tests of a file. */
export function theReport(): { current: OpenReport } {
  const report = {} as { current: OpenReport };
  beforeAll(async () => {
    report.current = await openReport();
  });
  afterAll(() => report.current.close());
  return report;
}

export interface OnDiscord {
  discord: LoopbackDiscord;
  bot: Bot;
  /** The log's entries, as the operator reads them. */
  readonly entries: string[];
  restart(): Promise<void>;
}

interface OnDiscordOptions extends BotSettings, Omit<LoopbackOptions, 'name'> {
  /** As of the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly assistant?: (report: OpenReport) => Assistant;
}

/** A bot on a Discord of its own for a group of tests. */
export function onDiscord(
  name: string,
  report: { readonly current: OpenReport },
  { settings, assistant, withoutTimeline = false, ...options }: OnDiscordOptions = {},
): OnDiscord {
  const entries: string[] = [];
  const start = () =>
    startBotOn(running.discord, assistant?.(report.current) ?? report.current.assistant, settings, {
      ...options,
      entries,
    });
  const running: OnDiscord = {
    entries,
    async restart() {
      await running.bot.stop();
      running.bot = await start();
    },
  } as OnDiscord;
  beforeAll(async () => {
    running.discord = await LoopbackDiscord.start({ name, withoutTimeline });
    running.bot = await start();
  });
  afterAll(async () => {
    await running.bot.stop();
    await running.discord.stop();
  });
  return running;
}

const markedTextsOf = ({ components, content }: Body): string[] =>
  components?.length ? textsIn(components) : [content ?? ''];

/** The texts of a message or of the body of a request, without direction controls and with common spaces. */
export const textsOf = (body: Body): string[] =>
  markedTextsOf(body).map((text) => stripBidiControls(text).replaceAll('\u00a0', ' '));

export const textOf = (body: Body): string => textsOf(body).join('\n');

interface ShownButton {
  readonly label: string;
  readonly custom_id: string;
}

export const buttonsOf = ({ components = [] }: Body): ShownButton[] =>
  components
    .flatMap((container: Body) => container.components ?? [])
    .filter(({ type }: Body) => type === ComponentType.ActionRow)
    .flatMap((row: Body) => row.components);

/** The id of the button whose label begins so. */
export function buttonOf(message: Body, label: string): string {
  const found = buttonsOf(message).find((button) => button.label.startsWith(label));
  if (!found)
    throw new Error(`no button '${label}' among ${buttonsOf(message).map((button) => button.label)}`);
  return found.custom_id;
}

/** What a body quotes, each of it a part of the report or of its rendition. */
export function expectVerbatim(report: OpenReport, body: Body): string[] {
  const quoted = markedTextsOf(body).flatMap(quotationsIn);
  expect(quoted.length).toBeGreaterThan(0);
  for (const text of quoted) expect(report.contains(text), text).toBe(true);
  return quoted;
}

/** The message that answers a command, once it is there. */
export async function answered(discord: LoopbackDiscord, sent: SentInteraction): Promise<Message> {
  const body = await discord.replyTo(sent);
  expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  return discord.messageOf(sent);
}

/** What somebody who pressed a button, or was refused, is told in private. */
export async function toldInPrivate(discord: LoopbackDiscord, sent: SentInteraction): Promise<Body> {
  const { type, data } = await discord.responseTo(sent);
  expect(type).toBe(4);
  expect(data.flags & ephemeral).toBe(ephemeral);
  return data;
}

/** A message, as answers refer to it. */
export function messageNamed(discord: LoopbackDiscord, id: string): Message {
  const found = discord.messages.get(id);
  if (!found) throw new Error(`no message ${id}`);
  return found;
}

/** The message that answers another, once it is there. */
export async function answerMessage(discord: LoopbackDiscord, to: string): Promise<Message> {
  await discord.answerTo(to);
  return discord.until('the answer to be kept', () => discord.answersTo(to)[0]);
}
