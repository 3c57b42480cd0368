import { readingLanguage } from '../../core/ui-language.ts';
import { readAnswerState } from '../controls/answer-state.ts';
import { actions, type Verdict, verdicts } from '../controls/buttons.ts';
import { thanksReply } from '../replies/notice.ts';
import { withoutCutMark } from '../replies/shown-question.ts';
import type { Button } from './button.ts';

const verdictOf = (field: string | undefined): Verdict | null =>
  field === verdicts.helpful ? 'helpful' : field === verdicts.notHelpful ? 'notHelpful' : null;

/** Notes whether an answer helped; who said so is not noted. */
export const feedback: Button = {
  action: actions.feedback,
  async press(fields, { question }, { assistant, feedback: log }) {
    const state = readAnswerState(fields);
    const verdict = verdictOf(fields[2]);
    if (!state || !verdict || !log) return null;
    const { answered, references, shown } = state;
    const language = readingLanguage(state.language);
    const excerpts = await Promise.all(
      references.slice(0, shown).map((reference) => assistant.excerpt(reference, language)),
    );
    const paragraphs = excerpts.flatMap((found) =>
      found ? [{ document: found.document, paragraph: found.paragraph }] : [],
    );
    return {
      kind: 'tell later',
      async reply() {
        const at = new Date().toISOString();
        await log.add({ at, question: withoutCutMark(question), language, answered, paragraphs, verdict });
        return thanksReply(state.language);
      },
    };
  },
};
