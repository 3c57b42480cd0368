import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { phrases } from '../../core/phrases.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { actions } from './buttons.ts';
import { customId, writeLanguage } from './custom-id.ts';

/** Characters of a question that is typed into a field of Discord's, by command or in a form. */
export const typedQuestionLimit = 1000;

export const questionField = 'question';

/** A form with a question to reword. */
export const askForm = (language: UiLanguage, question: string): APIModalInteractionResponseCallbackData => ({
  custom_id: customId(actions.askDifferently, writeLanguage(language)),
  title: phrases[language].askForm.title,
  components: [
    {
      type: ComponentType.Label,
      label: phrases[language].askForm.question,
      component: {
        type: ComponentType.TextInput,
        custom_id: questionField,
        style: TextInputStyle.Paragraph,
        min_length: 1,
        max_length: typedQuestionLimit,
        required: true,
        ...(question && { value: question.slice(0, typedQuestionLimit) }),
      },
    },
  ],
});
