import { askForm } from '../controls/ask-form.ts';
import { actions } from '../controls/buttons.ts';
import { readLanguage } from '../controls/custom-id.ts';
import { withoutCutMark } from '../replies/shown-question.ts';
import type { Button } from './button.ts';

/** Opens a form with the question in it, to word it anew. */
export const askDifferently: Button = {
  action: actions.askDifferently,
  press([letter], { question }) {
    const language = readLanguage(letter);
    return language && { kind: 'form', form: askForm(language, withoutCutMark(question)) };
  },
};
