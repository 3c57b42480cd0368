import { defineConfig } from 'vitest/config';

/** A file that the results are also written to, as JSON. */
const { TEST_REPORT: report } = process.env;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The native runtimes do not survive being loaded in a second worker thread.
    pool: 'forks',
    // Most files wait for processes and sockets of their own: on two cores the usual single worker would idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(report && { reporters: ['default', ['json', { outputFile: report }]] }),
  },
});
