/** How far a reindexing is: `done` of `total` steps of its stage. */
export interface Progress {
  readonly stage: 'read' | 'embed' | 'build' | 'verify';
  readonly done: number;
  readonly total: number;
}

/** What a reindexing did; passages are counted. */
export interface ReindexReport {
  readonly generation: string;
  readonly documents: number;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Passages whose vector was carried over. */
  readonly reused: number;
  readonly seconds: Readonly<Record<Progress['stage'] | 'total', number>>;
}

/** Brings the index up to date, elsewhere than on the thread that answers. */
export interface Reindexer {
  /** Whether one is under way. */
  readonly busy: boolean;
  /**
   * @param onProgress is called as the work goes on
   * @throws IsnadError REINDEXING_FAILED with the reason, which can be that one is under way
   */
  run(onProgress: (progress: Progress) => void): Promise<ReindexReport>;
}
