import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IsnadError } from '../core/errors.ts';

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string().optional(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              answers: z.array(z.object({ text: z.string(), answer_start: z.number() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type Squad = z.infer<typeof squadSchema>;

/**
 * Reads a file of questions in the form of SQuAD.
 * @throws IsnadError USAGE where it is none
 */
export async function readSquad(file: string): Promise<Squad> {
  try {
    return squadSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : (error as Error).message;
    throw new IsnadError(
      'USAGE',
      `--squad: expected a file in the form of SQuAD, got '${file}' (${reason}).`,
    );
  }
}

/** A corpus file of each article: its paragraphs as the body, white space at their ends and line breaks made plain. */
export function squadCorpus(squad: Squad, language: 'ar' | 'en'): { name: string; content: string }[] {
  return squad.data.map(({ title, paragraphs }, place) => {
    const heading = JSON.stringify(title?.replaceAll('_', ' ') || `Article ${place + 1}`);
    const body = paragraphs.map(({ context }) => context.replace(/\s*\n\s*/g, ' ').trim()).join('\n\n');
    return {
      name: `${slugOf(place)}.md`,
      content: `---\ntitle: ${heading}\ndate: '-'\nlanguage: ${language}\n---\n\n${body}\n`,
    };
  });
}

export const slugOf = (place: number): string => `article-${String(place + 1).padStart(4, '0')}`;
