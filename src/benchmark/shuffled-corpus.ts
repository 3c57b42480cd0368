import { seededRandom, shuffle } from '../core/fitting/random.ts';
import { splitSentences } from '../core/text/sentences.ts';

const sentencesEach = 3;

/**
 * Makes paragraphs out of the sentences of others, three different ones in each and no two alike: as near to real
 * text as a corpus of any size can be that is made of one report.
 * @param paragraphs with enough sentences between them for `count` arrangements of three
 * @returns the same for the same input
 */
export function shuffledParagraphs(paragraphs: readonly string[], count: number): string[] {
  const sentences = paragraphs.flatMap((text) =>
    splitSentences(text).map(([start, end]) => text.slice(start, end)),
  );
  const arrangements = sentences.flatMap((first) =>
    sentences.flatMap((second) =>
      sentences
        .filter((third) => first !== second && second !== third && first !== third)
        .map((third) => [first, second, third].join(' ')),
    ),
  );
  if (arrangements.length < count)
    throw new Error(
      `${sentences.length} sentences make ${arrangements.length} paragraphs of ${sentencesEach}, not ${count}.`,
    );
  return shuffle(arrangements, seededRandom(count)).slice(0, count);
}

/** A corpus file of an Arabic report with these paragraphs. */
export const corpusFile = (title: string, paragraphs: readonly string[]): string =>
  `---\ntitle: '${title}'\ndate: '14 August 2021'\nlanguage: ar\n---\n\n${paragraphs.join('\n\n')}\n`;
