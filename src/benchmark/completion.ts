import { openAssistant } from '../assistant.ts';
import type { Config } from '../config.ts';
import { type Comparison, compare } from './comparison.ts';

/** What autocompletion can be asked for. */
export const completions = ['questions', 'topics', 'passages'] as const;

/** Rounds before the first that counts, in which code is compiled. */
const warmUp = 30;

/**
 * Completing what somebody types, from its first letter on, against answering the whole question.
 * @param questions whose beginnings are typed
 */
export async function compareCompletions(
  config: Config,
  questions: readonly string[],
): Promise<Record<(typeof completions)[number], Comparison>> {
  const assistant = await openAssistant(config);
  try {
    await assistant.prepareSuggestions();
    const asked = (round: number) => questions[round % questions.length] as string;
    const typed = (round: number) => asked(round).slice(0, 1 + (round % 15));
    const against = (suggest: (typed: string) => Promise<unknown>) =>
      compare(
        (round) => suggest(typed(round)),
        (round) => assistant.ask(asked(round)),
        questions.length,
        warmUp,
      );
    return {
      questions: await against((text) => assistant.suggestQuestions(text)),
      topics: await against((text) => assistant.suggestTopics(text)),
      passages: await against((text) => assistant.suggestPassages(text)),
    };
  } finally {
    await assistant.close();
  }
}
