import type { Assistant } from '../assistant.ts';
import type { Answer } from '../core/answering/answer.ts';
import { IsnadError } from '../core/errors.ts';
import type { Call, ExitStatus } from './command-line.ts';
import { type InputLine, readLines } from './input.ts';
import { answerLine, faultLine } from './json.ts';
import { own, paragraph } from './layout/paragraph.ts';
import { answerView } from './views/answer.ts';

export interface AskCommandOptions {
  readonly json?: boolean;
  readonly top?: number;
  readonly report?: string;
}

type AskCall = Call<AskCommandOptions>;

const isQuestionFault = (error: unknown): error is IsnadError =>
  error instanceof IsnadError && error.code.startsWith('QUESTION_');

function ask(assistant: Assistant, question: string, { options: { top, report } }: AskCall): Promise<Answer> {
  return assistant.ask(question, {
    ...(top !== undefined && { top }),
    ...(report !== undefined && { report }),
  });
}

const view = (answer: Answer, assistant: Assistant, { display, config: { uiLanguage } }: AskCall) =>
  answerView(answer, display.colours, { severalReports: assistant.about().documents > 1, uiLanguage });

/** One question, one answer. */
export async function askOne(assistant: Assistant, question: string, call: AskCall): Promise<ExitStatus> {
  const answer = await ask(assistant, question, call);
  if (call.options.json) await call.print(answerLine(answer));
  else await call.showPaged(view(answer, assistant, call));
  return 0;
}

async function answerInput(assistant: Assistant, { text, fault }: InputLine, call: AskCall): Promise<void> {
  if (fault) throw fault;
  const answer = await ask(assistant, text, call);
  if (call.options.json) return call.print(answerLine(answer));
  const question = paragraph(answer.language, own(`❯ ${text}`, 'heading'));
  return call.show([question, ...view(answer, assistant, call)]);
}

/**
 * One question a line of the input, one answer each, in order. A line that cannot be a question is
 * reported with its number, and makes the whole a failure at the end; the lines after it are answered.
 */
export async function askEachLine(assistant: Assistant, call: AskCall): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for await (const line of readLines(call.stdin)) {
    try {
      await answerInput(assistant, line, call);
    } catch (error) {
      if (!isQuestionFault(error)) throw error;
      status = 1;
      await call.report(error, `line ${line.number}`);
      if (call.options.json) await call.print(faultLine(line.text, error));
    }
  }
  return status;
}
