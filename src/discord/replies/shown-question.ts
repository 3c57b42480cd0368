import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { isolate, lineIn, stripBidiControls } from '../../core/text/bidi.ts';
import { cutLine, cutMark } from './cut.ts';
import { unescapeMarkup } from './markup.ts';
import type { Block } from './reply.ts';

/** The text display of the question, so that it can be found in a message that comes back. */
const questionId = 1;

/** Characters of a question that are shown; longer ones are cut. */
const longestQuestion = 400;

/** The question above its answer, in small print. */
export const questionBlock = (question: string, language: Language, budget: number): Block => ({
  id: questionId,
  text: `-# ${lineIn(
    language,
    `${phrases[language].questionLabel} ${isolate(
      cutLine(stripBidiControls(question), Math.min(longestQuestion, budget)),
    )}`,
  )}`,
});

const shownQuestion = /^-# [^\u2068]*\u2068([^\u2069]*)\u2069+$/;

/** The question that a message of this program's answers, as it was asked, or its beginning where it was cut; null for none. */
export function questionIn(components: readonly APIMessageTopLevelComponent[]): string | null {
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    for (const inner of component.components) {
      if (inner.type !== ComponentType.TextDisplay || inner.id !== questionId) continue;
      const marked = shownQuestion.exec(inner.content)?.[1];
      if (marked) return unescapeMarkup(marked).replace(new RegExp(` ${cutMark}$`), '');
    }
  }
  return null;
}
