import { stemUnkept } from '../text/tokens.ts';
import type { Alternative } from './synonyms.ts';

/** What the first word of a line counts, how much less each further one, and what none counts less than. */
export interface PlaceWeights {
  readonly first: number;
  readonly step: number;
  readonly least: number;
}

/** So many stems are searched for in the text; then an index of it costs less than to go on. */
const searchesBeforeIndex = 100;

/**
 * What a report may say where a question has a word, and the other way round. The list is searched as it stands at first: to read all
 * of it takes longer than to answer one question, which has a handful of words.
 */
export class RelatedWords {
  readonly #text: string;
  readonly #weights: PlaceWeights;
  #searches = 0;
  #index: ReadonlyMap<string, readonly Alternative[]> | undefined;

  /**
   * @param text `stem<TAB>word word …` lines, nearest first, all folded
   * @param weights of the words by their places
   */
  constructor(text: string, weights: PlaceWeights) {
    this.#text = `\n${text}\n`;
    this.#weights = weights;
  }

  /** The stems related to one: those of its own line, then the heads of lines that hold a word of it. */
  of(from: string): readonly Alternative[] {
    if (!from) return [];
    this.#searches++;
    if (this.#searches > searchesBeforeIndex) this.#index ??= indexOf(this.#text, this.#weights);
    return this.#index ? (this.#index.get(from) ?? []) : [...this.#onLineOf(from), ...this.#headsOver(from)];
  }

  #onLineOf(head: string): Alternative[] {
    const start = this.#text.indexOf(`\n${head}\t`);
    if (start < 0) return [];
    const words = this.#text.slice(start + head.length + 2, this.#text.indexOf('\n', start + 1));
    return words
      .split(' ')
      .map((word, place) => ({ stem: stemUnkept(word), weight: weightAt(place, this.#weights) }));
  }

  /** A word of a stem has the stem's letters in it, for stemming takes affixes off and changes nothing. */
  #headsOver(wanted: string): Alternative[] {
    const text = this.#text;
    const found: Alternative[] = [];
    let next = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, next)) {
      const start = text.lastIndexOf('\n', at) + 1;
      const tab = text.indexOf('\t', start);
      const wordStart = text.lastIndexOf(' ', at) + 1;
      const end = endOfWord(text, at);
      next = end;
      if (tab > at) continue;
      const word = text.slice(Math.max(wordStart, tab + 1), end);
      if (stemUnkept(word) !== wanted) continue;
      const place = text.slice(tab + 1, at).split(' ').length - 1;
      found.push({ stem: text.slice(start, tab), weight: weightAt(place, this.#weights) });
    }
    return found;
  }
}

const weightAt = (place: number, { first, step, least }: PlaceWeights): number =>
  Math.max(least, first - step * place);

function endOfWord(text: string, from: number): number {
  let end = from;
  while (text[end] !== ' ' && text[end] !== '\n' && text[end] !== '\t') end++;
  return end;
}

/** All that can be found, by stem. */
function indexOf(text: string, weights: PlaceWeights): Map<string, Alternative[]> {
  const lines = text.split('\n').flatMap((line) => {
    const tab = line.indexOf('\t');
    if (tab <= 0) return [];
    const words = line.slice(tab + 1).split(' ');
    return [{ head: line.slice(0, tab), words: words.map(stemUnkept) }];
  });
  const index = new Map<string, Alternative[]>();
  const note = (from: string, stem: string, place: number) => {
    const alternative = { stem, weight: weightAt(place, weights) };
    const known = index.get(from);
    if (known) known.push(alternative);
    else index.set(from, [alternative]);
  };
  for (const { head, words } of lines) for (const [place, word] of words.entries()) note(head, word, place);
  for (const { head, words } of lines) for (const [place, word] of words.entries()) note(word, head, place);
  return index;
}
