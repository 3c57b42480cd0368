import { z } from 'zod';

/** Milliseconds of two ways to the same end: medians, their ratio, and the quartiles of the ratios within rounds. */
const ratio = z.strictObject({
  ours: z.number(),
  floor: z.number(),
  ratio: z.number(),
  quartiles: z.tuple([z.number(), z.number()]),
  rounds: z.int().positive(),
});

/** Milliseconds that many waited, by percentiles. */
const spread = z.strictObject({
  number: z.int(),
  median: z.number(),
  most90: z.number(),
  most99: z.number(),
  longest: z.number(),
});

const namedRatio = z.strictObject({ what: z.string(), ratio });
const namedSpread = z.strictObject({ what: z.string(), spread });

/** What each part of the benchmarks finds out on one corpus. */
export const figures = {
  /** A full reindexing beside the bare embedding, and reindexings after a change beside the full one. */
  reindexing: z.strictObject({
    full: ratio,
    oneChange: ratio,
    /** A hundredth of the paragraphs changed; null where that is less than one. */
    hundredth: ratio.nullable(),
  }),
  question: z.strictObject({ ar: ratio, en: ratio }),
  peers: z.array(namedRatio),
  throughput: z.array(
    z.strictObject({
      concurrent: z.int(),
      /** Whether further processes rebuilt the index meanwhile. */
      rebuilt: z.boolean(),
      /** Answers a second. */
      rate: z.number(),
      times: spread,
      /** 99th percentile, in milliseconds, of how late the event loop came to its timers meanwhile. */
      loopDelay: z.number(),
    }),
  ),
  suggestions: z.array(namedRatio),
  starts: z.strictObject({ whole: ratio, parts: z.array(namedSpread) }),
  memory: z.strictObject({
    passages: z.int(),
    /** Bytes that are resident of the process that answers; the model's own process is not in it. */
    resident: z.int(),
    /** The vectors as 32-bit numbers and the texts in UTF-8: what no index can be without. */
    raw: z.int(),
    /** The files of the index. */
    disk: z.int(),
  }),
  /** The most bytes that were ever resident of a process that built the index from nothing. */
  building: z.strictObject({ resident: z.int() }),
  recall: z.strictObject({
    vectors: z.int(),
    questions: z.int(),
    /** Candidates weighed in a search; null where all vectors are compared. */
    efSearch: z.int().nullable(),
    /** Recall@10, 0 to 1. */
    recall: z.number(),
  }),
  crowd: z.strictObject({ acknowledged: spread, answered: spread }),
} as const;

export type Ratio = Readonly<z.infer<typeof ratio>>;
export type Spread = Readonly<z.infer<typeof spread>>;
export type NamedRatio = Readonly<z.infer<typeof namedRatio>>;
export type NamedSpread = Readonly<z.infer<typeof namedSpread>>;
export type PartName = keyof typeof figures;
export type Figures<Name extends PartName> = Readonly<z.infer<(typeof figures)[Name]>>;

export const partNames = Object.keys(figures) as PartName[];
