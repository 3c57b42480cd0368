/** UTF-16 offsets into a text, the end exclusive. */
export type Span = readonly [start: number, end: number];
