/** What comes upon one operation on a file. */
export type Harm =
  | { readonly kind: 'kill'; readonly when: 'before' | 'after' }
  /** The operation is not done and fails with this code of the system. */
  | { readonly kind: 'fail'; readonly code: string };

/** What `interpose.js` is told, as JSON in the query of its address. */
export interface Interposition {
  /** Operations on files in it are counted. Absolute. */
  readonly folder: string;
  /** A file that a line is added to for each operation, before it. */
  readonly log: string;
  /** The operation that `harm` comes upon, from 1; 0 for none. */
  readonly at: number;
  readonly harm: Harm | null;
}
