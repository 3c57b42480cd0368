import type { Assistant } from '../../assistant.ts';
import type { Answer } from '../../core/answering/answer.ts';
import { IsnadError } from '../../core/errors.ts';
import { detectLanguage } from '../../core/language.ts';
import { answerReply, excerptsAsked } from '../../discord/replies/answer.ts';
import { failureReply } from '../../discord/replies/notice.ts';
import { messageOf, type Reply } from '../../discord/replies/reply.ts';
import { messageFault } from './message-fault.ts';

/** Asks the assistant, and looks at the answer and at the reply that Discord would show; null where all is as it should be. */
export async function questionFault(assistant: Assistant, question: string): Promise<string | null> {
  try {
    const answer = await assistant.ask(question, { top: excerptsAsked });
    return (await answerFault(assistant, answer)) ?? replyFault(answerReply(answer, { feedback: true }));
  } catch (error) {
    if (error instanceof IsnadError && error.code.startsWith('QUESTION_'))
      return replyFault(failureReply(error, detectLanguage(question), '00000000'));
    return error instanceof Error ? `${error.name}: ${error.message}` : `something else was thrown: ${error}`;
  }
}

/** As components and as plain text. */
const replyFault = (reply: Reply): string | null =>
  messageFault(messageOf(reply)) ?? messageFault(messageOf(reply, true));

async function answerFault(assistant: Assistant, { excerpts }: Answer): Promise<string | null> {
  for (const { document, paragraph, text, answer, score } of excerpts) {
    const where = `paragraph ${paragraph} of ${document}`;
    const whole = await assistant.passage(paragraph, document);
    if (!whole.text.includes(text)) return `${where} is not quoted verbatim`;
    if (answer && !(answer[0] >= 0 && answer[0] < answer[1] && answer[1] <= text.length))
      return `the answer in ${where} is at ${answer}, of ${text.length} characters`;
    if (!(score >= 0 && score <= 1)) return `the score of ${where} is ${score}`;
  }
  return null;
}
