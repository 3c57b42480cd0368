import * as z from 'zod';

/** Raise it whenever the layout or the meaning of any file of a generation changes. */
export const formatVersion = 3;

export const manifestName = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** A plain file name: it cannot lead out of the generation's folder. */
const fileName = z
  .string()
  .regex(/^\w[\w.-]*$/)
  .refine((name) => name !== manifestName);

export const generationDescription = z.strictObject({
  /** The program's version that wrote the generation. */
  program: z.string(),
  createdAt: z.iso.datetime(),
  model: z.strictObject({
    id: z.string(),
    fingerprint: z.string(),
    dimensions: z.int().positive(),
    pooling: z.literal('mean'),
    queryPrefix: z.string(),
    passagePrefix: z.string(),
  }),
  counts: z.strictObject({ documents: count, passages: count }),
  corpus: z.strictObject({ hash: sha256, stamp: z.string() }),
});

export const manifestSchema = generationDescription.extend({
  formatVersion: z.literal(formatVersion),
  space: z.literal('cosine'),
  /** By name, all of the generation's files but the manifest itself. */
  files: z.record(fileName, z.strictObject({ bytes: count, sha256 })),
});

/** What the writer of a generation says of it. `createdAt` is ISO 8601 in UTC. */
export type GenerationDescription = Readonly<z.infer<typeof generationDescription>>;

/** What `manifest.json` holds. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type FileFacts = Manifest['files'][string];
