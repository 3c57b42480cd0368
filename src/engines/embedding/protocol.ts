/** Where a model's files are. Travels to the model process as JSON, in its first argument. */
export interface ModelSource {
  /** The folder below `root`, or the id at the hub. */
  readonly name: string;
  readonly root: string;
  /** The hub's address, or null for a model on this machine. */
  readonly hub: string | null;
  /** Where files that came from the hub are kept. */
  readonly cacheDir: string;
}

/** What the model process is asked: a vector for each of these texts, in order. */
export interface EmbeddingJob {
  readonly id: number;
  readonly texts: readonly string[];
}

export interface ModelFacts {
  /** SHA-256 in hexadecimal over the model's files, or null where they are not at hand. */
  readonly fingerprint: string | null;
  readonly dimensions: number;
}

export type LoadFault = 'missing' | 'unreachable' | 'unusable';

/** What the model process reports. A job's vectors come one by one, in the order of its texts. */
export type ModelReport =
  | { readonly kind: 'fetching'; readonly file: string }
  | ({ readonly kind: 'ready' } & ModelFacts)
  | { readonly kind: 'failed'; readonly fault: LoadFault; readonly detail: string }
  | { readonly kind: 'vector'; readonly job: number; readonly vector: Float32Array }
  | { readonly kind: 'refused'; readonly job: number; readonly reason: string };
