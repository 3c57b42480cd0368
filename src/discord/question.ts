import { type Turn, turnOf } from '../core/conversation/turn.ts';
import { atMessage } from './conversation/keys.ts';
import { answerReply, excerptsAsked } from './replies/answer.ts';
import type { Outcome } from './respond.ts';
import type { Services } from './services.ts';

/** The conversation that a question belongs to. */
interface Context {
  /** Its key, where the channel is one conversation. */
  readonly key: string | null;
  /** What was asked before in its chain of replies; default: what the key remembers. */
  readonly history?: readonly Turn[];
}

/** Answers a question, as one of its conversation, and remembers it for the next. */
export async function answerQuestion(
  question: string,
  { key, history: chain }: Context,
  { assistant, conversations, feedback, log, logQuestions }: Services,
): Promise<Outcome> {
  if (logQuestions) log.info({ question }, 'question');
  const history = chain ?? (key === null ? [] : conversations.turnsOf(key, performance.now()));
  const answer = await assistant.ask(question, { top: excerptsAsked, history });
  const turn = turnOf(answer);
  if (key !== null) conversations.add(key, turn, performance.now());
  return {
    reply: answerReply(answer, { feedback: feedback !== null }),
    counted: answer.answered ? 'answered' : 'declined',
    async delivered({ id }) {
      for (const said of [...history, turn]) conversations.add(atMessage(id), said, performance.now());
    },
  };
}
