import type { Excerpt } from '../../core/answering/answer.ts';
import { readingLanguage } from '../../core/ui-language.ts';
import { type AnswerState, readAnswerState } from '../controls/answer-state.ts';
import { actions } from '../controls/buttons.ts';
import { optionsOf } from '../question.ts';
import { shownAnswerReply } from '../replies/answer.ts';
import { excerptsOnPage, excerptsReply } from '../replies/excerpts.ts';
import type { Services } from '../services.ts';
import type { Button } from './button.ts';

/** The excerpts of an answer as the index holds them now; null where one of them no longer stands as it did. */
async function excerptsOf(
  { references, language }: AnswerState,
  { assistant }: Services,
): Promise<Excerpt[] | null> {
  const excerpts = await Promise.all(
    references.map((reference) => assistant.excerpt(reference, readingLanguage(language))),
  );
  return excerpts.every((excerpt) => excerpt !== null) ? excerpts : null;
}

/** The answer in the words of the other language, with the report's rendition in it. */
export const answerLanguage: Button = {
  action: actions.answerLanguage,
  async press(fields, asked, services) {
    const state = readAnswerState(fields);
    const excerpts = state && (await excerptsOf(state, services));
    if (!excerpts) return null;
    return { kind: 'change', reply: shownAnswerReply({ ...state, ...asked, excerpts }, optionsOf(services)) };
  },
};

/** A page of the excerpts behind the first; the first page opens for whoever asks, the others take its place. */
export const moreExcerpts: Button = {
  action: actions.moreExcerpts,
  async press([flags = '', written = '', number = '', turned], _asked, services) {
    const state = readAnswerState([flags, written]);
    const behind = state && (await excerptsOf(state, services))?.slice(1);
    const pages = Math.ceil((behind?.length ?? 0) / excerptsOnPage);
    const page = /^\d$/.test(number) ? Number(number) : pages;
    if (!state || !behind || page >= pages) return null;
    const shown = behind.slice(page * excerptsOnPage, (page + 1) * excerptsOnPage);
    const reply = excerptsReply(state, shown, page, pages);
    return { kind: turned ? 'change' : 'tell', reply };
  },
};
