import { createInterface } from 'node:readline';
import type { Assistant } from '../../assistant.ts';
import type { Config } from '../../config.ts';
import { Conversations } from '../../core/conversation/conversations.ts';
import { turnOf } from '../../core/conversation/turn.ts';
import { detectLanguage, languages } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { stripBidiControls } from '../../core/text/bidi.ts';
import { readingLanguage, type UiLanguage, uiLanguageFor } from '../../core/ui-language.ts';
import type { Call, ExitStatus } from '../command-line.ts';
import { readLines } from '../input.ts';
import { emptyLine, own, type Paragraph, paragraph } from '../layout/paragraph.ts';
import { ReaderGone } from '../output.ts';
import { render } from '../rendering.ts';
import { answerView } from '../views/answer.ts';
import { type ChatScope, executeCommand, within } from './commands.ts';
import { completeLine } from './completion.ts';
import { exampleQuestions } from './examples.ts';

type ChatCall = Pick<Call<object>, 'stdin' | 'stdout' | 'display' | 'show' | 'showPaged' | 'report'> & {
  readonly config?: Pick<Config, 'uiLanguage'>;
};

async function welcome(assistant: Assistant, only: UiLanguage | null): Promise<Paragraph[]> {
  const [report, ...others] = await assistant.sources();
  const examples = exampleQuestions(report?.document);
  return (only ? [only] : languages).flatMap((language) => {
    const words = phrases[language].chat;
    const title = [words.welcome(report?.title ?? '', report?.date ?? '')];
    if (others.length > 0) title.push(words.moreReports(others.length));
    return [
      paragraph(language, own(title.join(' '), 'heading')),
      paragraph(
        language,
        own(words.example(examples[readingLanguage(language)])),
        own(` · ${words.helpHint}`, 'quiet'),
      ),
      emptyLine,
    ];
  });
}

/** There is one conversation on a terminal. */
const key = 'chat';

/** The answers of one conversation, which remembers the language that is spoken and the last questions. */
class Conversation {
  readonly #assistant: Assistant;
  readonly #call: ChatCall;
  readonly #turns = new Conversations({ conversations: 1 });
  readonly #scope: ChatScope = { report: null };
  /** The one language that the operator chose. */
  readonly #only: UiLanguage | null;
  #language: UiLanguage | null;

  constructor(assistant: Assistant, call: ChatCall) {
    this.#assistant = assistant;
    this.#call = call;
    this.#only = call.config?.uiLanguage ?? null;
    this.#language = this.#only;
  }

  /** Answers a line; a failure is reported and ends nothing. False when the line ends the chat. */
  async answer(line: string): Promise<boolean> {
    try {
      const shown = await this.#reply(line);
      // Answers stay on the screen, as in any chat; a list may be longer than anybody wants to scroll past.
      if (shown && line.startsWith('/')) await this.#call.showPaged(shown);
      else if (shown) await this.#call.show(shown);
      return shown !== null;
    } catch (error) {
      if (error instanceof ReaderGone) throw error;
      await this.#call.report(error);
      return true;
    }
  }

  /** What a line that is being typed may become. A failure is reported and completes nothing. */
  async complete(text: string): Promise<[string[], string]> {
    try {
      return await completeLine(text, this.#assistant, this.#language, this.#scope);
    } catch (error) {
      await this.#call.report(error);
      return [[], text];
    }
  }

  async #reply(line: string): Promise<Paragraph[] | null> {
    if (line.startsWith('/')) return executeCommand(line, this.#assistant, this.#language, this.#scope);
    const history = this.#turns.turnsOf(key, Date.now());
    const answer = await this.#assistant.ask(line, { history, ...within(this.#scope) });
    this.#turns.add(key, turnOf(answer), Date.now());
    this.#language = uiLanguageFor(line, this.#only, answer.language);
    return answerView(answer, this.#call.display.colours, {
      severalReports: this.#assistant.about().documents > 1,
      uiLanguage: this.#only,
    });
  }

  farewell(): Promise<void> {
    const language = this.#language ?? 'en';
    return this.#call.show([paragraph(language, own(phrases[language].chat.farewell, 'quiet'))]);
  }
}

/** Lines that the arrow keys bring back, while the chat lasts: what was asked is kept nowhere. */
const rememberedLines = 200;

const inputLine = (line: string): Paragraph => paragraph(detectLanguage(line), own(`❯ ${line}`, 'heading'));
const clean = (text: string): string => stripBidiControls(text).trim();

async function chatWithPipe(conversation: Conversation, call: ChatCall): Promise<void> {
  for await (const { number, text, fault } of readLines(call.stdin)) {
    const line = clean(text);
    if (fault) await call.report(fault, `line ${number}`);
    else if (line !== '') {
      await call.show([inputLine(line)]);
      if (!(await conversation.answer(line))) return;
    }
  }
}

async function chatWithPerson(conversation: Conversation, call: ChatCall): Promise<void> {
  const prompt = render([inputLine('')], { ...call.display, order: 'verbatim' }).replace('\n', '');
  const lines = createInterface({
    input: call.stdin,
    output: call.stdout,
    prompt,
    historySize: rememberedLines,
    removeHistoryDuplicates: true,
    completer: (text: string, done: (error: null, completion: [string[], string]) => void) =>
      void conversation.complete(text).then((completion) => done(null, completion)),
  });
  lines.on('SIGINT', () => lines.close());
  lines.prompt();
  let left = false;
  for await (const text of lines) {
    const line = clean(text);
    // A pager reads the same keyboard.
    lines.pause();
    if (line !== '' && !(await conversation.answer(line))) {
      left = true;
      break;
    }
    lines.prompt();
  }
  lines.close();
  if (!left) call.stdout.write('\n');
  await conversation.farewell();
}

/**
 * A chat: each line is a question or a slash command. On a terminal it greets, prompts, and ends with
 * /quit, Ctrl-D or Ctrl-C; from a pipe it only answers, and ends with the input.
 */
export async function chat(assistant: Assistant, call: ChatCall): Promise<ExitStatus> {
  const conversation = new Conversation(assistant, call);
  if (!call.stdin.isTTY || !call.stdout.isTTY) {
    await chatWithPipe(conversation, call);
    return 0;
  }
  await call.show(await welcome(assistant, call.config?.uiLanguage ?? null));
  await chatWithPerson(conversation, call);
  return 0;
}
