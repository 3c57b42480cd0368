import type { BundlePlan } from './bundles.ts';

const scripts = ['ask', 'doctor', 'feedback', 'import', 'register', 'reindex', 'start', 'summary'];

/** The process that has the model is started most often, and needs nothing of the others. */
export const model = 'src/engines/embedding/child.js';

export const plans: readonly BundlePlan[] = [
  {
    name: 'programs',
    programs: [...scripts.map((name) => `scripts/${name}.ts`), 'src/engines/documents/reading-child.ts'],
    // Loaded from where they are installed: what is native, and what the first answer does not need.
    external: [
      ...['@xenova/transformers', 'hnswlib-node', 'discord.js', 'pg', 'pino', 'prom-client'],
      ...['cli-progress', 'linkedom', 'mammoth', 'unpdf'],
    ],
  },
  { name: 'model', programs: [model], external: ['onnxruntime-node'] },
];
