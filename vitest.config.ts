import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The native runtimes do not survive being loaded in a second worker thread.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
