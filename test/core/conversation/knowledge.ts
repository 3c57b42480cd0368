import type { ConversationKnowledge } from '../../../src/core/conversation/contextualize.ts';
import type { Turn } from '../../../src/core/conversation/turn.ts';
import { detectLanguage } from '../../../src/core/language.ts';
import { parseTranslations } from '../../../src/core/lexicon/translations.ts';
import { readWordLists } from '../../../src/engines/lexicon-files.ts';

export const { frequencies } = await readWordLists();

/** Two paragraphs that say the same. */
const paragraph = {
  ar: 'عُقد الاجتماع في أربيل بين ممثلين عن وزارة الدفاع ووزارة البشمركة.',
  en: 'The meeting was held in Erbil between representatives of the Ministry of Defence and the Peshmerga.',
} as const;

export const knowledge: ConversationKnowledge = {
  frequencies,
  translations: parseTranslations('meet\tاجتماع:0.6\nmeeting\tاجتماع:0.7\nministry\tوزار:0.8\nheld\tعقد:0.5'),
  textOf: (_, language) => paragraph[language],
};

export const turn = (question: string): Turn => ({
  question,
  language: detectLanguage(question),
  place: { document: 'meeting', paragraph: 1 },
});
