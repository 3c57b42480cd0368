import type { Language } from '../../core/language.ts';

/** A passage as every peer gets it. A passage's place in the list is its name. */
export interface PeerPassage {
  readonly text: string;
  /** The vector that the program itself searches by. */
  readonly vector: readonly number[];
}

/** A passage that a peer found, with its score; comparable only with other scores of that peer. */
export interface PeerHit {
  readonly passage: number;
  readonly score: number;
}

/** Passages asked for. */
export const peerDepth = 25;

/**
 * Searches the passages of one language in a peer's own index, best first.
 * @param leftOut passages that must not be found, nor count towards the scores of others where those depend on them
 */
export type PeerSearch = (
  question: string,
  vector: readonly number[],
  leftOut: ReadonlySet<number>,
) => Promise<readonly PeerHit[]>;

/** The first hits that are not left out; for a peer whose score of a passage does not depend on the other hits. */
export const withoutLeftOut = (hits: readonly PeerHit[], leftOut: ReadonlySet<number>): PeerHit[] =>
  hits.filter(({ passage }) => !leftOut.has(passage)).slice(0, peerDepth);

export interface Peer {
  readonly name: string;
  /** The package whose version is named. */
  readonly package: string;
  /** How it is set up. */
  readonly setUp: string;
  /** Loads its packages and indexes the passages. */
  open(passages: readonly PeerPassage[], language: Language): Promise<PeerSearch>;
}
