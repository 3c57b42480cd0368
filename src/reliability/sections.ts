import type { RunSection } from './section.ts';

/** Every section by its name, in the order of the page. */
export const sections: ReadonlyMap<string, () => Promise<{ readonly run: RunSection }>> = new Map([
  ['kills', () => import('./kills/run.ts')],
  ['disk', () => import('./disk/run.ts')],
  ['damage', () => import('./damage/run.ts')],
  ['embedding', () => import('./embedding/run.ts')],
  ['hostile', () => import('./hostile/hostile.ts')],
  ['soak', () => import('./soak/soak.ts')],
]);
