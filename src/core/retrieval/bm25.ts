/** Okapi BM25 constants (Robertson and Zaragoza 2009): how soon repeats saturate, how much length is discounted. */
export const okapi = { k1: 1.2, b: 0.75 } as const;
const { k1, b } = okapi;

/** What a text's length adds to a term's frequency below the line: k1 · (1 − b + b · length / mean length). */
export const lengthNorm = (length: number, mean: number): number => k1 * (1 - b + (b * length) / mean);

/** What a term of a query adds to a text that holds it without end. */
export const mostGain = (weight: number, size: number, frequency: number): number =>
  weight * inverseDocumentFrequency(size, frequency) * (k1 + 1);

/** An inverted index over texts that are already cut into terms. All arrays are parallel or delimited by `starts`. */
export interface InvertedIndex {
  /** Number of texts. */
  readonly size: number;
  /** Term → its id, 0 to terms.size - 1. */
  readonly terms: ReadonlyMap<string, number>;
  /** Postings of term t are at starts[t] to starts[t + 1]. Length terms.size + 1. */
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly frequencies: Uint16Array;
  /** Terms in each text. */
  readonly lengths: Uint32Array;
  /** Where this holds only some of the texts, what is counted over all of them; else it is counted here. */
  readonly whole?: WholeCounts;
}

/** What scores need of all texts, where only some are at hand. */
export interface WholeCounts {
  /** Number of texts, empty ones included. */
  readonly size: number;
  /** Terms of all texts, and the texts that have any. */
  readonly totalLength: number;
  readonly occupied: number;
  /** Texts that hold each term, by the term's id. */
  readonly frequencies: Uint32Array;
}

/** Builds an inverted index. Texts keep their order; an empty one is never found. */
export function buildInvertedIndex(texts: Iterable<readonly string[]>): InvertedIndex {
  const terms = new Map<string, number>();
  const postings: { texts: number[]; frequencies: number[] }[] = [];
  const lengths: number[] = [];
  for (const text of texts) {
    const label = lengths.length;
    lengths.push(text.length);
    for (const term of text) {
      let id = terms.get(term);
      if (id === undefined) {
        id = terms.size;
        terms.set(term, id);
        postings.push({ texts: [], frequencies: [] });
      }
      const list = postings[id] as { texts: number[]; frequencies: number[] };
      const last = list.texts.length - 1;
      if (list.texts[last] === label)
        list.frequencies[last] = Math.min(0xffff, (list.frequencies[last] as number) + 1);
      else {
        list.texts.push(label);
        list.frequencies.push(1);
      }
    }
  }
  const starts = new Uint32Array(terms.size + 1);
  for (const [id, list] of postings.entries()) starts[id + 1] = (starts[id] as number) + list.texts.length;
  const total = starts[terms.size] as number;
  const index = {
    size: lengths.length,
    terms,
    starts,
    texts: new Uint32Array(total),
    frequencies: new Uint16Array(total),
    lengths: Uint32Array.from(lengths),
  };
  for (const [id, list] of postings.entries()) {
    index.texts.set(list.texts, starts[id]);
    index.frequencies.set(list.frequencies, starts[id]);
  }
  return index;
}

/** Number of texts, at hand or not. */
export const textCount = (index: InvertedIndex): number => index.whole?.size ?? index.size;

/** Texts that hold the term of an id. */
export const frequencyOf = ({ whole, starts }: InvertedIndex, id: number): number =>
  whole ? (whole.frequencies[id] as number) : (starts[id + 1] as number) - (starts[id] as number);

/** Texts that hold a term. */
export function documentFrequency(index: InvertedIndex, term: string): number {
  const id = index.terms.get(term);
  return id === undefined ? 0 : frequencyOf(index, id);
}

/** Terms of all texts, and the texts that have any. */
export function lengthsOf({ whole, lengths }: InvertedIndex): { total: number; occupied: number } {
  if (whole) return { total: whole.totalLength, occupied: whole.occupied };
  let [total, occupied] = [0, 0];
  for (const length of lengths) {
    total += length;
    if (length > 0) occupied++;
  }
  return { total, occupied };
}

/** Inverse document frequency, never negative. */
export const inverseDocumentFrequency = (size: number, frequency: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));

/** A term of a query and how much it counts there. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** Scores against one inverted index. */
export class Bm25 {
  readonly index: InvertedIndex;
  /** One a text. */
  private readonly norms: Float32Array;

  constructor(index: InvertedIndex) {
    this.index = index;
    const { total, occupied } = lengthsOf(index);
    const mean = total / Math.max(1, occupied) || 1;
    this.norms = Float32Array.from(index.lengths, (length) => lengthNorm(length, mean));
  }

  idf(term: string): number {
    return inverseDocumentFrequency(textCount(this.index), documentFrequency(this.index, term));
  }

  /**
   * Adds every text's score for a query to `scores`.
   * @param scores one number a text, changed in place
   */
  score(query: WeightedTerms, scores: Float32Array): Float32Array {
    const { terms, starts, texts, frequencies } = this.index;
    for (const [term, weight] of query) {
      const id = terms.get(term);
      if (id === undefined) continue;
      const first = starts[id] as number;
      const next = starts[id + 1] as number;
      const gain =
        weight * inverseDocumentFrequency(textCount(this.index), frequencyOf(this.index, id)) * (k1 + 1);
      for (let posting = first; posting < next; posting++) {
        const text = texts[posting] as number;
        const frequency = frequencies[posting] as number;
        scores[text] =
          (scores[text] as number) + (gain * frequency) / (frequency + (this.norms[text] as number));
      }
    }
    return scores;
  }

  /** The score of a text that held every term of the query without end: what `score` can at most reach. */
  ceiling(query: WeightedTerms): number {
    let sum = 0;
    for (const [term, weight] of query) sum += weight * this.idf(term) * (k1 + 1);
    return sum;
  }
}
