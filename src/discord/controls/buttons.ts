import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import type { Reference } from '../../core/corpus/reference.ts';
import { phrases } from '../../core/phrases.ts';
import { isFromRight } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { type ButtonRow, unpromptedIn } from '../replies/reply.ts';
import { type AnswerState, writeAnswerState } from './answer-state.ts';
import { customId, writeLanguage } from './custom-id.ts';

/** What each button does, as its `custom_id` begins. */
export const actions = {
  readParagraph: 'r',
  showParagraph: 'p',
  moreExcerpts: 'm',
  answerLanguage: 'l',
  feedback: 'f',
  askDifferently: 'd',
  sourcesPage: 's',
} as const;

type Button = APIButtonComponentWithCustomId;
type Style = Button['style'];

const button = (label: string, id: string, style: Style = ButtonStyle.Secondary): Button => ({
  type: ComponentType.Button,
  style,
  label,
  custom_id: id,
});

export const buttonRow = (...components: readonly Button[]): ButtonRow => ({
  type: ComponentType.ActionRow,
  components: [...components],
});

/** Discord sets buttons from left to right in every language; what is read from the right goes on to the left. */
const inReadingOrder = (
  language: UiLanguage,
  before: readonly Button[],
  after: readonly Button[],
): Button[] => (isFromRight(language) ? [...after, ...before] : [...before, ...after]);

const otherLanguage = (language: UiLanguage): UiLanguage => (isFromRight(language) ? 'en' : 'ar');

export const readParagraphButton = (reference: Reference, language: UiLanguage): Button =>
  button(
    phrases[language].buttons.readParagraph,
    customId(actions.readParagraph, writeLanguage(language), reference),
  );

/** Which paragraph to show, seen from the one that is shown. */
export const steps = { before: '-', same: '=', after: '+' } as const;
type Step = keyof typeof steps;

const showParagraph = (label: string, reference: Reference, language: UiLanguage, step: Step): Button =>
  button(label, customId(actions.showParagraph, writeLanguage(language), reference, steps[step]));

/** The neighbours that there are, and the other language. */
export function paragraphButtons(
  reference: Reference,
  language: UiLanguage,
  neighbours: { readonly before: boolean; readonly after: boolean },
): Button[] {
  const { paragraphBefore, paragraphAfter } = phrases[language].buttons;
  const other = otherLanguage(language);
  return [
    ...inReadingOrder(
      language,
      neighbours.before ? [showParagraph(paragraphBefore, reference, language, 'before')] : [],
      neighbours.after ? [showParagraph(paragraphAfter, reference, language, 'after')] : [],
    ),
    showParagraph(phrases[other].inThisLanguage, reference, other, 'same'),
  ];
}

/** @param turned whether it turns a page of the excerpts, rather than opening them */
const excerptsPage = (label: string, state: AnswerState, page: number, turned: boolean): Button =>
  button(
    label,
    customId(actions.moreExcerpts, ...writeAnswerState(state), String(page), ...(turned ? ['t'] : [])),
  );

/** Opens the excerpts behind the first. */
export const moreExcerptsButton = (state: AnswerState): Button =>
  excerptsPage(phrases[state.language].moreExcerpts(state.references.length - 1), state, 0, false);

/** @param page from 0 */
export function pageButtons(state: AnswerState, page: number, pages: number): Button[] {
  const { pageBefore, pageAfter } = phrases[state.language].buttons;
  return inReadingOrder(
    state.language,
    page > 0 ? [excerptsPage(pageBefore, state, page - 1, true)] : [],
    page < pages - 1 ? [excerptsPage(pageAfter, state, page + 1, true)] : [],
  );
}

export function answerLanguageButton(state: AnswerState): Button {
  const language = otherLanguage(state.language);
  const id = customId(actions.answerLanguage, ...writeAnswerState({ ...state, language }));
  return button(phrases[language].inThisLanguage, id);
}

export const verdicts = { helpful: 'y', notHelpful: 'n' } as const;
export type Verdict = keyof typeof verdicts;

export const feedbackButtons = (state: AnswerState): Button[] =>
  (['helpful', 'notHelpful'] as const).map((verdict) =>
    button(
      phrases[state.language].buttons[verdict],
      customId(actions.feedback, ...writeAnswerState(state), verdicts[verdict]),
    ),
  );

export const askDifferentlyButton = (language: UiLanguage): Button =>
  button(
    phrases[language].buttons.askDifferently,
    customId(actions.askDifferently, writeLanguage(language)),
    ButtonStyle.Primary,
  );

/** Pages that the buttons beside the next ones skip, where there are so many. */
const skippedPages = 10;

/**
 * To other pages of the reports.
 * @param page from 0
 * @param only the one language of their labels; null: both
 */
export function sourcesPageButtons(page: number, pages: number, only: UiLanguage | null): Button[] {
  const steps = [
    ['pagesBefore', page - skippedPages],
    ['pageBefore', page - 1],
    ['pageAfter', page + 1],
    ['pagesAfter', page + skippedPages],
  ] as const;
  return steps
    .filter(([, target]) => target >= 0 && target < pages)
    .map(([name, target]) =>
      button(
        unpromptedIn(only)
          .map((language) => phrases[language].buttons[name])
          .join(' · '),
        customId(actions.sourcesPage, String(target)),
      ),
    );
}
