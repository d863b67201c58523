import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The self-tests of the project. The suites themselves are launched by `lib/run`, through the command line. */
export default defineConfig({
  test: {
    include: ['lib/**/*.test.ts', 'suites/**/*.test.ts', 'fixtures/**/*.test.ts'],
    // What a test waits for has a deadline of its own; a busy machine is no defect.
    testTimeout: 120_000,
    // Most tests wait for something: on two processors, one file at a time would leave them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
