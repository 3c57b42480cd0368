import { type Turn, turnOf } from '../core/conversation/turn.ts';
import { atMessage } from './conversation/keys.ts';
import { type AnswerOptions, answerReply, excerptsAsked } from './replies/answer.ts';
import type { Outcome } from './respond.ts';
import type { Services } from './services.ts';

/** How answers are laid out by this bot, on this corpus. */
export const optionsOf = ({ assistant, feedback, uiLanguage }: Services): AnswerOptions => ({
  uiLanguage,
  feedback: feedback !== null,
  severalReports: assistant.about().documents > 1,
});

/** The conversation that a question belongs to. */
interface Context {
  /** Its key, where the channel is one conversation. */
  readonly key: string | null;
  /** What was asked before in its chain of replies; default: what the key remembers. */
  readonly history?: readonly Turn[];
  /** The one report to answer from, where one was named. */
  readonly report?: string;
}

/** Answers a question, as one of its conversation, and remembers it for the next. */
export async function answerQuestion(
  question: string,
  { key, history: chain, report }: Context,
  services: Services,
): Promise<Outcome> {
  const { assistant, conversations, log, logQuestions } = services;
  if (logQuestions) log.info({ question }, 'question');
  const history = chain ?? (key === null ? [] : conversations.turnsOf(key, performance.now()));
  const answer = await assistant.ask(question, {
    top: excerptsAsked,
    history,
    ...(report !== undefined && { report }),
  });
  const turn = turnOf(answer);
  if (key !== null) conversations.add(key, turn, performance.now());
  return {
    reply: answerReply(answer, optionsOf(services)),
    counted: answer.answered ? 'answered' : 'declined',
    async delivered({ id }) {
      for (const said of [...history, turn]) conversations.add(atMessage(id), said, performance.now());
    },
  };
}
