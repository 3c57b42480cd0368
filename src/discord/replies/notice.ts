import { IsnadError } from '../../core/errors.ts';
import { type Phrases, phrases } from '../../core/phrases.ts';
import { isolate, lineIn, stripBidiControls } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { cutLine } from './cut.ts';
import { bilingualLines, type Reply, textReply, unpromptedIn } from './reply.ts';

/** The program's words in a language, or in both where none is known. */
const say = (language: UiLanguage | null, pick: (words: Phrases) => string): Reply =>
  textReply(language ? lineIn(language, pick(phrases[language])) : bilingualLines(pick));

/** True for a failure that is to be told to the person who asked, in its own words. */
export const isForTheAsker = (error: unknown): error is IsnadError =>
  error instanceof IsnadError && error.isForAsker;

/**
 * What the person who asked reads when a command failed: the sentence of a failure that they can mend, else that it
 * was logged, and under which id. Never a stack, a path or another detail of the machine.
 * @param language of the question; null for a command without one, which is answered in both
 * @param request the id that its log entries bear
 */
export function failureReply(error: unknown, language: UiLanguage | null, request: string): Reply {
  const sentence = (of: UiLanguage): string => {
    if (isForTheAsker(error)) return cutLine(stripBidiControls(error.messageIn(of)), 900);
    return `${phrases[of].unexpectedFailure} (${request})`;
  };
  return textReply(
    unpromptedIn(language)
      .map((of) => lineIn(of, sentence(of)))
      .join('\n'),
  );
}

export const unknownCommandReply = (only: UiLanguage | null = null): Reply =>
  say(only, (words) => words.unknownCommand);

/** For a mention or a direct message that asks nothing. */
export const howToAskReply = (only: UiLanguage | null = null): Reply => say(only, (words) => words.howToAsk);

/** Why somebody is not answered. */
export const refusalReply = (reason: 'channel' | 'role', only: UiLanguage | null = null): Reply =>
  say(only, (words) => (reason === 'channel' ? words.notInThisChannel : words.notForTheseRoles));

export const managersOnlyReply = (only: UiLanguage | null = null): Reply =>
  say(only, (words) => words.onlyForManagers);

/** A time, in milliseconds since 1970; Discord shows how long it is until then, counting down in the reader's language. */
const countdownTo = (time: number): string => isolate(`<t:${Math.ceil(time / 1000)}:R>`);

/** @param readyAt when there may be a question again, in milliseconds since 1970 */
export const tooFastReply = (readyAt: number, only: UiLanguage | null = null): Reply =>
  say(only, (words) => words.askedTooFast(countdownTo(readyAt)));

/** @param readyAt when a button may be pressed again, in milliseconds since 1970 */
export const pressedTooFastReply = (readyAt: number, only: UiLanguage | null = null): Reply =>
  say(only, (words) => words.pressedTooFast(countdownTo(readyAt)));

export const busyReply = (language: UiLanguage | null): Reply =>
  say(language, (words) => words.tooManyAsking);

/** For a button whose paragraph the index no longer holds as it was, or that this version does not know. */
export const reportChangedReply = (language: UiLanguage | null): Reply =>
  say(language, (words) => words.reportChanged);

export const thanksReply = (language: UiLanguage): Reply => say(language, (words) => words.thanksForFeedback);

export const threadHintReply = (language: UiLanguage): Reply => say(language, (words) => words.threadHint);

export const noThreadReply = (language: UiLanguage): Reply => say(language, (words) => words.noThread);
