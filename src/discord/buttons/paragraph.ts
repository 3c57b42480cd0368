import { IsnadError } from '../../core/errors.ts';
import { readingLanguage } from '../../core/ui-language.ts';
import { actions, steps } from '../controls/buttons.ts';
import { readLanguage } from '../controls/custom-id.ts';
import { passageReply } from '../replies/passage.ts';
import type { Reply } from '../replies/reply.ts';
import type { Services } from '../services.ts';
import type { Button } from './button.ts';

const offsets = new Map<string, number>([
  [steps.before, -1],
  [steps.same, 0],
  [steps.after, 1],
]);

/** A paragraph, seen from the one that a reference leads to. */
async function paragraphReply(
  [letter, reference = '']: readonly string[],
  offset: number,
  { assistant }: Services,
): Promise<Reply | null> {
  const language = readLanguage(letter);
  const from = language && (await assistant.excerpt(reference, readingLanguage(language)));
  if (!from) return null;
  try {
    return passageReply(await assistant.passage(from.paragraph + offset, from.document), language);
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'PARAGRAPH_UNKNOWN') return null;
    throw error;
  }
}

/** The paragraph of an answer, for whoever wants to read it. */
export const readParagraph: Button = {
  action: actions.readParagraph,
  async press(fields, _asked, services) {
    const reply = await paragraphReply(fields, 0, services);
    return reply && { kind: 'tell', reply };
  },
};

/** The paragraph before or after, or the same in the other language. */
export const showParagraph: Button = {
  action: actions.showParagraph,
  async press(fields, _asked, services) {
    const offset = offsets.get(fields[2] ?? '');
    const reply = offset === undefined ? null : await paragraphReply(fields, offset, services);
    return reply && { kind: 'change', reply };
  },
};
