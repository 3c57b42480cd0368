/** A text's role: some models (the e5 family) want another prefix before a question than before a passage. */
export type TextRole = 'query' | 'passage';

/** What an index must agree on with the model that made its vectors. */
export interface ModelIdentity {
  /** The model's id: a folder below `MODEL_DIR`, or an id of the hub. */
  readonly id: string;
  /** SHA-256 over the model's files, or the id where the files are not at hand. */
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly pooling: 'mean';
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

/** Turns texts into unit vectors. */
export interface Embedder {
  /** Loads the model if need be. Throws an IsnadError that names the ways out when it cannot. */
  identity(): Promise<ModelIdentity>;
  /** One unit vector of `dimensions` numbers for each text, in order. */
  embed(texts: readonly string[], role: TextRole): Promise<Float32Array[]>;
  /** How many calls of `embed` it works on at the same time; one where it does not say. */
  readonly concurrency?: number;
  close(): Promise<void>;
}

/** Milliseconds that a question waits for its vector before it is answered from words alone. */
export const vectorPatienceMs = 1500;

/** An embedder that can tell that it is down. */
export interface WatchedEmbedder extends Embedder {
  /** Whether questions are to be answered from words alone: it has ended, loads anew or does not answer. */
  readonly down: boolean;
  /** How often its model was started again, where that is known. */
  readonly restarts?: number;
}
