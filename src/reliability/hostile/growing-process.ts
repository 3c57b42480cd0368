import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkCounter } from './counted-work.ts';

// The counter comes before the code that it counts: V8 counts the blocks only of what it compiles from then on.
const counter = new WorkCounter();
const { openAssistant } = await import('../../assistant.ts');
const { loadConfig } = await import('../../config.ts');
const { growthTrials } = await import('./growing.ts');

const every = Number(process.argv[2]);
const folder = await mkdtemp(path.join(tmpdir(), 'isnad-growing-'));
try {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const assistant = await openAssistant(loadConfig({ INDEX_DIR: path.join(folder, 'index') }, root));
  process.send?.(await growthTrials(assistant, counter, folder, every));
  await assistant.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.disconnect?.();
