import { defineConfig } from 'vitest/config';
import whole from './vitest.config.ts';

/** The tests to run while working on a change: those that need no build, no full run of the suite and no real waiting time. */
export default defineConfig({
  test: {
    ...whole.test,
    // Most of the time would go into loading the same modules for every file.
    isolate: false,
    pool: 'threads',
    exclude: [
      'fixtures/**',
      'lib/cli/**',
      'lib/proof/**',
      // They show what the build makes.
      'lib/page/page.test.ts',
      'lib/report/formats/**',
      // Whole scenarios against slow or lossy services.
      'lib/engine/*.test.ts',
      'lib/engine/property/**',
      'lib/engine/silence/**',
      'lib/engine/steps/**',
      'lib/run/calibrate.test.ts',
      'lib/run/preflight.test.ts',
      // Other clients, and threads that need the build.
      'lib/reference/*.test.ts',
      // How long hostile texts take.
      'lib/trace/**',
    ],
  },
});
