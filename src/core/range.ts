/** Whole numbers from the first to before the end. */
export type Range = readonly [first: number, end: number];
