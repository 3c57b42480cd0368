import type { Passage } from './core/corpus/passages.ts';
import type { Embedder } from './core/embedder.ts';
import { RecallProbe } from './core/retrieval/recall-probe.ts';
import { HnswGraph } from './engines/hnsw.ts';
import type { BuiltVectors, IndexedPassage } from './engines/index-content.ts';

/** Passages that the model is asked for at a time, and how many such questions it has before it beside those it works on. */
const batch = 64;
const batchesAhead = 2;

/**
 * Removed vectors as a share of a graph's labels, and labels as a multiple of those when it was built, past which it is
 * built anew: searches pass through what was removed, and what came later is linked on the lowest layer alone.
 */
const mostRemoved = 0.2;
const mostGrown = 2;

/** Candidates weighed in a search of a small graph, which is a good part of all its vectors. */
const efOfSmall = 256;

/**
 * Of a larger graph the recall is measured when it is built, with ever more candidates until it is enough. Where most of
 * the vectors would be weighed, comparing all takes no longer and misses nothing.
 */
const measuredFrom = 1_000;
const questions = 96;
const leastRecall = 0.99;
const efs = [256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096];
const mostWeighed = 0.25;

/** Words of a passage that stand for a question, as many as questions have: from the fewest up by turns. */
const fewestWords = 3;
const mostWords = 8;

/** The vectors that a new generation takes over from the one before. */
interface Known {
  readonly vectors: BuiltVectors;
  /** In the order of that generation. */
  readonly passages: readonly IndexedPassage[];
}

/** Where each passage's vector comes from: the label of a known one, or null where it is to be made. */
export function planVectors(
  known: Pick<Known, 'passages'> & { readonly labels: readonly number[] | null },
  passages: readonly IndexedPassage[],
): (number | null)[] {
  const labels = new Map<string, number>();
  for (const [place, { hash }] of known.passages.entries()) labels.set(hash, known.labels?.[place] ?? place);
  return passages.map(({ hash }) => labels.get(hash) ?? null);
}

export interface VectorsRequest {
  readonly dimensions: number;
  /** In the order of the new generation. */
  readonly passages: readonly Passage[];
  /** Of each passage the label of its known vector, or null. */
  readonly plan: readonly (number | null)[];
  readonly known: BuiltVectors | null;
  readonly embedder: Embedder;
  readonly onEmbedded: (done: number) => void;
}

/**
 * Makes the vectors that are missing, and the graph of all. Into a known graph only the new ones go, unless that would be
 * worn out by it. Few vectors are in memory at a time besides those in the graph, however many there are. Passages of one
 * text share a vector: linking many that are equal takes a hundred times as long as others, since none is nearer to
 * another and all their links are weighed against each other.
 */
export async function buildVectors(request: VectorsRequest): Promise<BuiltVectors> {
  const { known, plan, passages } = request;
  if (!known) return built(request);
  const kept = new Set(plan.filter((label) => label !== null));
  const { labels, missing } = labelled(passages, plan, known.graph.labels);
  if (isWornOut(known, kept.size, missing.length)) return built(request);
  for (const label of new Set(known.labels ?? Array.from({ length: known.graph.labels }, (_, at) => at)))
    if (!kept.has(label)) known.graph.remove(label);
  known.graph.reserve(missing.length);
  for await (const vectors of vectorsInOrder(request, missing, () => null)) await known.graph.add(vectors);
  return { ...known, labels };
}

/**
 * The label of each passage, by which those without one are numbered on from `next`.
 * @returns also the places of the passages whose vectors are to be added, in the order of their labels
 */
function labelled(passages: readonly Passage[], plan: readonly (number | null)[], next: number) {
  const fresh = new Map<string, number>();
  const missing: number[] = [];
  const labels = plan.map((known, place) => {
    const { text } = passages[place] as Passage;
    let label = known ?? fresh.get(text);
    if (label === undefined) {
      label = next + missing.length;
      fresh.set(text, label);
      missing.push(place);
    }
    return label;
  });
  return { labels, missing };
}

function isWornOut({ graph, labelsWhenBuilt }: BuiltVectors, kept: number, fresh: number): boolean {
  const labels = graph.labels + fresh;
  return graph.labels - kept > mostRemoved * labels || labels > mostGrown * labelsWhenBuilt;
}

/** A graph of all vectors, in the order of the passages. */
async function built(request: VectorsRequest): Promise<BuiltVectors> {
  const { dimensions, passages, plan, known } = request;
  const { labels, missing: places } = labelled(
    passages,
    passages.map(() => null),
    0,
  );
  const graph = HnswGraph.empty(dimensions, places.length);
  const knownVector = (place: number): Float32Array | null => {
    const label = plan[place] ?? null;
    return label === null ? null : (known?.graph.vector(label) ?? null);
  };
  const probe = new RecallProbe(places.length < measuredFrom ? [] : await questionsOf(request));
  for await (const vectors of vectorsInOrder(request, places, knownVector)) {
    for (const vector of vectors) probe.see(vector);
    await graph.add(vectors);
  }
  const efSearch = places.length < measuredFrom ? efOfSmall : enoughEf(graph, probe);
  const inOrder = places.length === passages.length;
  return { graph, labels: inOrder ? null : labels, labelsWhenBuilt: places.length, efSearch };
}

/** The fewest candidates with which a search finds enough of the true neighbours; null where the graph is not worth it. */
function enoughEf(graph: HnswGraph, probe: RecallProbe): number | null {
  const worthwhile = efs.filter((ef) => ef === efs[0] || ef <= mostWeighed * graph.labels);
  return (
    worthwhile.find((ef) => probe.reaches(leastRecall, (vector, k) => graph.search(vector, k, ef))) ?? null
  );
}

/**
 * The vectors of what stands for questions: a few words out of each of some passages that are spread evenly over all. Their
 * neighbours are about as hard to find as those of real questions. Those of passages are far easier: by them, a graph
 * passes that misses a tenth of the neighbours of questions.
 */
function questionsOf({ passages, embedder }: VectorsRequest): Promise<Float32Array[]> {
  const spread = <Item>(items: readonly Item[], count: number) =>
    Array.from(
      { length: Math.min(count, items.length) },
      (_, at) => items[Math.floor(((at + 0.5) * items.length) / count)] as Item,
    );
  const texts = spread(passages, questions).map(({ text }, place) => {
    const words = fewestWords + (place % (1 + mostWords - fewestWords));
    return spread(text.split(/\s+/), words).join(' ');
  });
  return embedder.embed(texts, 'query');
}

/**
 * The vectors of some passages in their order, a batch at a time: while one is used, the model makes the next ones.
 * @param knownVector the vector of a passage that need not be made
 */
async function* vectorsInOrder(
  { passages, embedder, onEmbedded }: VectorsRequest,
  places: readonly number[],
  knownVector: (place: number) => Float32Array | null,
): AsyncGenerator<Float32Array[]> {
  const ahead: Promise<Float32Array[]>[] = [];
  const mostAhead = batchesAhead + (embedder.concurrency ?? 1);
  let embedded = 0;
  let from = 0;
  const begin = () => {
    const batchPlaces = places.slice(from, from + batch);
    from += batch;
    const vectors = embedBatch(batchPlaces);
    // Who waits for it hears of a failure; the others after it have nobody who waits.
    vectors.catch(() => {});
    ahead.push(vectors);
  };
  const embedBatch = async (batchPlaces: readonly number[]): Promise<Float32Array[]> => {
    const vectors = batchPlaces.map(knownVector);
    const missing = batchPlaces.filter((_, at) => !vectors[at]);
    const fresh = missing.length > 0 ? await embedder.embed(textsOf(passages, missing), 'passage') : [];
    embedded += missing.length;
    onEmbedded(embedded);
    let next = 0;
    return vectors.map((vector) => vector ?? (fresh[next++] as Float32Array));
  };
  while (from < places.length || ahead.length > 0) {
    while (ahead.length < mostAhead && from < places.length) begin();
    yield await (ahead.shift() as Promise<Float32Array[]>);
  }
}

const textsOf = (passages: readonly Passage[], places: readonly number[]): string[] =>
  places.map((place) => (passages[place] as Passage).text);
