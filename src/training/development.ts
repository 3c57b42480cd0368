import type { Pair, PairFiles } from './data/pair-files.ts';

/** Questions with the place of the passage that answers, over a pool of passages. */
export interface DevelopmentSet {
  readonly name: string;
  readonly passages: readonly string[];
  readonly questions: readonly (readonly [question: string, passage: number])[];
}

const share = 4;

/** A number that a text alone decides. */
function digest(text: string): number {
  let state = 2166136261;
  for (let place = 0; place < text.length; place++)
    state = Math.imul(state ^ text.charCodeAt(place), 16777619);
  return (state ^ (state >>> 15)) >>> 0;
}

const heldOutPassage = (passage: string): boolean => digest(passage) % share === 0;
/** Neighbouring sentences are of one text, so they are held out by the block. */
const block = 24;
const heldOutPlace = (place: number): boolean => Math.floor(place / block) % share === 1;
const windowed = ['par_ntrex', 'par_tico', 'par_flores_sib'];
const windowSize = 4;

/**
 * Sets a part of the training pairs aside, to choose by: a quarter of the questioned passages with all their questions,
 * and a quarter of the parallel texts, of which English spans are asked over windows of Arabic sentences.
 */
export function holdOut(files: PairFiles): { training: PairFiles; sets: DevelopmentSet[] } {
  const training = new Map<string, readonly Pair[]>();
  const sets: DevelopmentSet[] = [];
  const pool = [
    ...new Set(
      [...files]
        .filter(([name]) => name.startsWith('qa_'))
        .flatMap(([, pairs]) => pairs.map(([, passage]) => passage)),
    ),
  ];
  const windows: string[] = [];
  const spans: [string, number][] = [];
  for (const [name, pairs] of files) {
    if (name.startsWith('qa_')) {
      training.set(
        name,
        pairs.filter(([, passage]) => !heldOutPassage(passage)),
      );
      const questions = pairs
        .filter(([, passage]) => heldOutPassage(passage))
        .map(([question, passage]): [string, number] => [question, pool.indexOf(passage)]);
      sets.push({ name, passages: pool, questions });
    } else if (windowed.includes(name)) {
      training.set(
        name,
        pairs.filter((_, place) => !heldOutPlace(place)),
      );
      for (let first = 0; first < pairs.length; first += windowSize) {
        const held = pairs.slice(first, first + windowSize);
        if (heldOutPlace(first)) {
          for (const [english] of held) {
            const words = english.split(' ');
            if (words.length >= 8) {
              const start = digest(english) % (words.length - 6);
              spans.push([words.slice(start, start + 7).join(' '), windows.length]);
            }
          }
        }
        windows.push(held.map(([, arabic]) => arabic).join(' '));
      }
    } else {
      training.set(name, pairs);
    }
  }
  sets.push({ name: 'english spans', passages: windows, questions: spans });
  return { training, sets };
}
