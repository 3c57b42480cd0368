import {
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { RequestOutcome } from '../core/meter.ts';
import type { UiLanguage } from '../core/ui-language.ts';
import { secondsSince } from '../timing.ts';
import { attempt, deliver } from './deliver.ts';
import { QueueFull } from './fairness/fair-queue.ts';
import { loggable } from './fault.ts';
import { busyReply, failureReply, isForTheAsker } from './replies/notice.ts';
import type { Reply } from './replies/reply.ts';
import type { Services } from './services.ts';

/** An interaction that opens something new: a command, or a form that was filled in. */
export type Opening =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction;

/** What came of a piece of work. */
export interface Outcome {
  readonly reply: Reply;
  /** For the count; default answered. */
  readonly counted?: RequestOutcome;
  /** What is still to do once the reply is there, such as opening a thread from it. */
  delivered?(message: Message): Promise<void>;
}

/** A piece of work whose reply takes its time. */
export interface Task {
  /** For the log. */
  readonly name: string;
  /** Whether only the person who asked sees the reply. */
  readonly isPrivate: boolean;
  /** The language of a failure's words; null for both. */
  readonly language: UiLanguage | null;
  /** Whether it waits for its turn, as all do that search; default true. */
  readonly queued?: boolean;
  /** @param show puts a provisional reply in, which may fail without harm */
  run(show: (reply: Reply) => Promise<void>): Promise<Outcome>;
}

/**
 * Answers an interaction once: acknowledges it before anything else, does the work when it is its turn, and puts the
 * reply in. Never rejects: a failure becomes a reply where one can still be given, and an entry in the log.
 */
export async function respond(interaction: Opening, task: Task, services: Services): Promise<void> {
  const { log, meter } = services;
  const started = performance.now();
  const acknowledged = await attempt(services, () =>
    interaction.deferReply(task.isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  );
  meter.stage('acknowledge', secondsSince(started));
  if (!acknowledged) return;
  const show = async (reply: Reply) => {
    await deliver(services, reply, (message) => interaction.editReply(message));
  };
  const work = () => task.run(show);
  const outcome = await outcomeOf(task, services, () =>
    task.queued === false ? work() : inTurn(interaction.user.id, work, services),
  );
  const message = await deliver(services, outcome.reply, (sent) => interaction.editReply(sent));
  if (message) {
    await followThrough(task, outcome, message, log);
    return;
  }
  // The message still says 'thinking'. Where Discord takes nothing more, this is refused too, and logged.
  log.error({ task: task.name }, 'reply could not be delivered');
  const apology = failureReply(null, task.language, services.request);
  await deliver(services, apology, (sent) => interaction.editReply(sent));
}

/** Runs a piece of work when it is that person's turn. */
export function inTurn<Result>(
  person: string,
  work: () => Promise<Result>,
  { queue, meter }: Services,
): Promise<Result> {
  const came = performance.now();
  return queue.run(person, () => {
    meter.stage('wait', secondsSince(came));
    return work();
  });
}

/** What the work came to; a failure is an outcome too. */
export async function outcomeOf(
  { name, language }: Pick<Task, 'name' | 'language'>,
  { log, meter, request }: Services,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const started = performance.now();
  const ended = (outcome: RequestOutcome): void => {
    meter.request(name, outcome);
    log.debug({ task: name, outcome, tookMs: Math.round(performance.now() - started) }, 'request done');
  };
  try {
    const outcome = await work();
    ended(outcome.counted ?? 'answered');
    return outcome;
  } catch (error) {
    if (error instanceof QueueFull) {
      meter.refusal('queue');
      ended('refused');
      return { reply: busyReply(language) };
    }
    const refused = isForTheAsker(error);
    if (!refused) log.error({ task: name, err: loggable(error) }, 'task failed');
    ended(refused ? 'refused' : 'failed');
    return { reply: failureReply(error, language, request) };
  }
}

export async function followThrough(
  { name }: Pick<Task, 'name'>,
  outcome: Outcome,
  message: Message,
  log: Services['log'],
): Promise<void> {
  try {
    await outcome.delivered?.(message);
  } catch (error) {
    log.error({ task: name, err: loggable(error) }, 'what follows a reply failed');
  }
}
