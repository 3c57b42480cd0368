import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { phrases } from '../../core/phrases.ts';
import { isolate, lineIn, stripBidiControls } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { cutLine, cutMark } from './cut.ts';
import { unescapeMarkup } from './markup.ts';
import type { TextBlock } from './reply.ts';

/** The text displays of the question and of how it was read, so that they can be found in a message that comes back. */
const ids = { question: 1, understoodAs: 2, report: 3 } as const;

/** Characters of a question that are shown; longer ones are cut. */
const longestQuestion = 400;

/** What a message shows of its question. */
export interface ShownQuestion {
  readonly question: string;
  /** As it was understood, where it leaned on an earlier one. */
  readonly understoodAs?: string | undefined;
  /** The slug of the report that alone was searched, where one was named. */
  readonly report?: string | undefined;
}

/**
 * The question above its answer, in small print, and beneath it how it was understood and within which report.
 * @param budget characters of each, but for their labels
 */
export function questionBlocks(
  { question, understoodAs, report }: ShownQuestion,
  language: UiLanguage,
  budget: number,
): TextBlock[] {
  const words = phrases[language];
  const shown = (text: string) => cutLine(stripBidiControls(text), Math.min(longestQuestion, budget));
  const small = (id: number, text: string) => ({ id, text: `-# ${lineIn(language, text)}` });
  const asked = small(ids.question, `${words.questionLabel} ${isolate(shown(question))}`);
  return [
    asked,
    ...(understoodAs === undefined ? [] : [small(ids.understoodAs, words.understoodAs(shown(understoodAs)))]),
    ...(report === undefined ? [] : [small(ids.report, words.withinReport(shown(report)))]),
  ];
}

const isolated = /^-# [^\u2068]*\u2068([^\u2069]*)\u2069+$/;

/**
 * The question that a message of this program's answers, as it was asked; of one that was cut its beginning with the mark;
 * null for none.
 */
export function questionIn(components: readonly APIMessageTopLevelComponent[]): ShownQuestion | null {
  const question = textIn(components, ids.question);
  const understoodAs = textIn(components, ids.understoodAs) ?? undefined;
  const report = textIn(components, ids.report) ?? undefined;
  return question === null ? null : { question, understoodAs, report };
}

function textIn(components: readonly APIMessageTopLevelComponent[], id: number): string | null {
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    for (const inner of component.components) {
      if (inner.type !== ComponentType.TextDisplay || inner.id !== id) continue;
      const marked = isolated.exec(inner.content)?.[1];
      if (marked) return unescapeMarkup(marked);
    }
  }
  return null;
}

/** A question without the mark of a cut. */
export const withoutCutMark = (question: string): string => question.replace(new RegExp(` ${cutMark}$`), '');
