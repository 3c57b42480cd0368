import type { InvertedIndex } from './bm25.ts';

/** What each id of a sequence stands for: id i for values[starts[i]] to values[starts[i + 1]]. */
export interface Expansion {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Texts as runs of ids: text t holds sequence[starts[t]] to sequence[starts[t + 1]]. */
export interface IdTexts {
  readonly sequence: Uint32Array;
  readonly starts: Uint32Array;
}

/**
 * Inverts texts of ids by counting: once to learn how many texts hold each term, once to fill its place in the postings.
 * @param terms term → its id
 * @param expansion the terms that an id of the texts stands for; without one each stands for the term of the same id
 */
export function invertTexts(
  terms: ReadonlyMap<string, number>,
  { sequence, starts: textStarts }: IdTexts,
  expansion: Expansion,
): InvertedIndex {
  const size = textStarts.length - 1;
  const { starts: from, values } = expansion;
  /** The text that held a term last, plus one. */
  const last = new Uint32Array(terms.size);
  const starts = new Uint32Array(terms.size + 1);
  const lengths = new Uint32Array(size);
  for (let text = 0; text < size; text++) {
    let length = 0;
    for (let place = textStarts[text] as number; place < (textStarts[text + 1] as number); place++) {
      const id = sequence[place] as number;
      const end = from[id + 1] as number;
      for (let at = from[id] as number; at < end; at++) {
        const term = values[at] as number;
        length++;
        if (last[term] === text + 1) continue;
        last[term] = text + 1;
        starts[term + 1] = (starts[term + 1] as number) + 1;
      }
    }
    lengths[text] = length;
  }
  for (let term = 0; term < terms.size; term++)
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);

  const total = starts[terms.size] as number;
  const texts = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  const next = starts.slice(0, terms.size);
  last.fill(0);
  for (let text = 0; text < size; text++) {
    for (let place = textStarts[text] as number; place < (textStarts[text + 1] as number); place++) {
      const id = sequence[place] as number;
      const end = from[id + 1] as number;
      for (let at = from[id] as number; at < end; at++) {
        const term = values[at] as number;
        if (last[term] !== text + 1) {
          last[term] = text + 1;
          const posting = next[term] as number;
          next[term] = posting + 1;
          texts[posting] = text;
          frequencies[posting] = 1;
        } else {
          const posting = (next[term] as number) - 1;
          frequencies[posting] = Math.min(0xffff, (frequencies[posting] as number) + 1);
        }
      }
    }
  }
  return { size, terms, starts, texts, frequencies, lengths };
}

/** Each id stands for the term of the same id. */
export function identityExpansion(size: number): Expansion {
  const starts = Uint32Array.from({ length: size + 1 }, (_, id) => id);
  return { starts, values: starts.subarray(0, size) };
}

/** Numbers that grow in number, kept as typed arrays. */
export class NumberList {
  private numbers = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  at(place: number): number {
    return this.numbers[place] as number;
  }

  toArray(): Uint32Array {
    return this.numbers.slice(0, this.length);
  }
}
