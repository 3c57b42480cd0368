import { z } from 'zod';
import { type Language, languages } from '../../core/language.ts';
import { readLabels } from '../labels-file.ts';

const keyFactSchema = z.strictObject({
  id: z.string().min(1),
  document: z.string().min(1),
  kind: z.enum(['who', 'what', 'when', 'where', 'why', 'how-many', 'agreed', 'said-by']),
  /** The fact in our words. */
  fact: z.string().min(1),
  /** Each place where the report says it, with the words that do, verbatim within one sentence. */
  words: z
    .array(
      z.strictObject({
        paragraph: z.int().positive(),
        ar: z.string().min(1),
        en: z.string().min(1).optional(),
      }),
    )
    .min(1),
});

/** What a reader of the report should take away from it. */
export type KeyFact = z.infer<typeof keyFactSchema>;

/** @throws IsnadError CORPUS_FAULT naming file and line */
export const readKeyFacts = (file: string): Promise<KeyFact[]> =>
  readLabels(file, keyFactSchema, 'a key fact');

const topicSchema = z.strictObject({
  topic: z.string().min(1),
  language: z.enum(languages),
  document: z.string().min(1),
  /** The paragraphs that say something on it. */
  paragraphs: z.array(z.int().positive()).min(1),
});

/** A topic that a summary may be asked for. */
export type Topic = z.infer<typeof topicSchema>;

/** @throws IsnadError CORPUS_FAULT naming file and line */
export const readTopics = (file: string): Promise<Topic[]> => readLabels(file, topicSchema, 'a topic');

/** A piece of a paragraph that a summary shows. */
export interface ShownText {
  readonly document: string;
  readonly paragraph: number;
  readonly text: string;
}

/** Whether a summary holds the words of a fact in its own language, in one piece. */
export const tells = (
  shown: readonly ShownText[],
  { document, words }: KeyFact,
  language: Language,
): boolean =>
  words.some((place) => {
    const wording = place[language];
    return (
      wording !== undefined &&
      shown.some(
        ({ text, ...from }) =>
          from.document === document && from.paragraph === place.paragraph && text.includes(wording),
      )
    );
  });
