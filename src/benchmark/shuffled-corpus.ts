import { seededRandom } from '../core/fitting/random.ts';
import { splitSentences } from '../core/text/sentences.ts';

const sentencesEach = 3;

/**
 * Makes paragraphs out of the sentences of others, three different ones in each and no two alike: as near to real
 * text as a corpus of any size can be that is made of a few reports.
 * @param paragraphs with enough sentences between them for `count` arrangements of three
 * @returns the same for the same input
 */
export function shuffledParagraphs(paragraphs: readonly string[], count: number): string[] {
  const sentences = paragraphs.flatMap((text) =>
    splitSentences(text).map(([start, end]) => text.slice(start, end)),
  );
  const { length } = sentences;
  const arrangements = length * (length - 1) * (length - 2);
  if (arrangements < count)
    throw new Error(`${length} sentences make ${arrangements} paragraphs of ${sentencesEach}, not ${count}.`);
  const random = seededRandom(count);
  const drawn = () => sentences[Math.floor(random() * length)] as string;
  const made = new Set<string>();
  while (made.size < count) {
    const paragraph = Array.from({ length: sentencesEach }, drawn);
    if (new Set(paragraph).size === sentencesEach) made.add(paragraph.join(' '));
  }
  return [...made];
}

/** A corpus file of an Arabic report with these paragraphs. */
export const corpusFile = (title: string, paragraphs: readonly string[]): string =>
  `---\ntitle: '${title}'\ndate: '14 August 2021'\nlanguage: ar\n---\n\n${paragraphs.join('\n\n')}\n`;
