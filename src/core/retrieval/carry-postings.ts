import type { InvertedIndex } from './bm25.ts';

/** Some texts of an inverted index that stand in another one too. */
export interface CarriedTexts {
  readonly index: InvertedIndex;
  /** Of each text its number there, which rises from each to the next; -1 where the text is not carried over. */
  readonly numbers: Int32Array;
}

/**
 * The inverted index of all texts, of one that holds most of them and one of the others: what inverting them all gives,
 * by going once through the postings in their order.
 * @param size texts in all, each of which stands in one of the two
 * @param fresh the others, whose term ids are those of `terms`
 */
export function mergePostings(
  terms: ReadonlyMap<string, number>,
  size: number,
  known: CarriedTexts,
  fresh: CarriedTexts,
): InvertedIndex {
  const merged = new MergedPostings(known, fresh);
  const starts = new Uint32Array(terms.size + 1);
  for (const [term, id] of terms) {
    merged.put(known.index.terms.get(term) ?? null, id);
    starts[id + 1] = merged.length;
  }
  return { size, terms, starts, ...merged.taken(), lengths: mergeLengths(size, known, fresh) };
}

/** Greater than the number of any text. */
const none = 2 ** 31 - 1;

/** Postings of one term after another, of each in the order of the texts. */
class MergedPostings {
  length = 0;
  private readonly texts: Uint32Array;
  private readonly frequencies: Uint16Array;
  private readonly known: CarriedTexts;
  private readonly fresh: CarriedTexts;

  constructor(known: CarriedTexts, fresh: CarriedTexts) {
    this.known = known;
    this.fresh = fresh;
    const most = known.index.texts.length + fresh.index.texts.length;
    this.texts = new Uint32Array(most);
    this.frequencies = new Uint16Array(most);
  }

  taken(): Pick<InvertedIndex, 'texts' | 'frequencies'> {
    const { texts, frequencies, length } = this;
    return { texts: texts.subarray(0, length), frequencies: frequencies.subarray(0, length) };
  }

  /**
   * Puts down the postings of one more term.
   * @param old its id in the known index, null where that lacks it
   * @param id its id in the fresh one
   */
  put(old: number | null, id: number): void {
    const { texts, frequencies } = this;
    const { numbers, index: known } = this.known;
    const { numbers: freshNumbers, index: fresh } = this.fresh;
    const { texts: knownTexts, frequencies: knownFrequencies } = known;
    const { texts: freshTexts, frequencies: freshFrequencies } = fresh;
    const freshEnd = fresh.starts[id + 1] as number;
    let next = fresh.starts[id] as number;
    const end = old === null ? 0 : (known.starts[old + 1] as number);
    let { length } = this;
    // One step past the end, at which the rest of the others come.
    for (let at = old === null ? 0 : (known.starts[old] as number); at <= end; at++) {
      const number = at < end ? (numbers[knownTexts[at] as number] as number) : none;
      if (number < 0) continue;
      for (; next < freshEnd && (freshNumbers[freshTexts[next] as number] as number) < number; next++) {
        texts[length] = freshNumbers[freshTexts[next] as number] as number;
        frequencies[length++] = freshFrequencies[next] as number;
      }
      if (at === end) break;
      texts[length] = number;
      frequencies[length++] = knownFrequencies[at] as number;
    }
    this.length = length;
  }
}

function mergeLengths(size: number, ...parts: readonly CarriedTexts[]): Uint32Array {
  const lengths = new Uint32Array(size);
  for (const { index, numbers } of parts) {
    for (let text = 0; text < index.size; text++) {
      const number = numbers[text] as number;
      if (number >= 0) lengths[number] = index.lengths[text] as number;
    }
  }
  return lengths;
}
