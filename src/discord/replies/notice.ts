import { IsnadError } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { isolateIn, stripBidiControls } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import { bilingualLines, type Reply, textReply } from './reply.ts';

/** True for a failure that is to be told to the person who asked, in its own words. */
export const isForTheAsker = (error: unknown): error is IsnadError =>
  error instanceof IsnadError && error.arabic !== null;

/**
 * What the person who asked reads when a command failed: the sentence of a failure that they can mend, else that it
 * was logged, and under which number. Never a stack, a path or another detail of the machine.
 * @param language of the question; null for a command without one, which is answered in both
 * @param incident under which the failure was logged
 */
export function failureReply(error: unknown, language: Language | null, incident: string): Reply {
  const sentence = (of: Language): string => {
    if (isForTheAsker(error))
      return cutLine(stripBidiControls((of === 'ar' ? error.arabic : error.message) ?? ''), 900);
    return `${phrases[of].unexpectedFailure} (${incident})`;
  };
  const languages = language ? [language] : (['ar', 'en'] as const);
  return textReply(languages.map((of) => isolateIn(of, sentence(of))).join('\n'));
}

export const unknownCommandReply = (): Reply => textReply(bilingualLines((words) => words.unknownCommand));

/** For a mention or a direct message that asks nothing. */
export const howToAskReply = (): Reply => textReply(bilingualLines((words) => words.howToAsk));
