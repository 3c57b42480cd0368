import type { BundlePlan } from './bundles.ts';

const script = (name: string): string => `scripts/${name}.ts`;

/** Loaded from where they are installed: what is native, and what few need. */
const external = [
  ...['@xenova/transformers', 'hnswlib-node', 'pg', 'pino'],
  ...['cli-progress', 'linkedom', 'mammoth', 'unpdf'],
  // Optional parts of discord.js that are not installed.
  ...['bufferutil', 'utf-8-validate', 'zlib-sync'],
];

/** The process that has the model is started most often, and needs nothing of the others. */
export const model = 'src/engines/embedding/child.js';

export const plans: readonly BundlePlan[] = [
  {
    name: 'programs',
    programs: [
      ...['ask', 'feedback', 'import', 'reindex', 'summary'].map(script),
      'src/engines/documents/reading-child.ts',
    ],
    external,
  },
  // Discord's library is as large as all the rest: whoever asks one question need not even read it.
  { name: 'bot', programs: ['doctor', 'register', 'start'].map(script), external },
  { name: 'model', programs: [model], external: ['onnxruntime-node'] },
];
