import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that need the build, processes of their own, or real waiting time. */
const slow = [
  'fixtures/**/*.test.ts',
  'lib/cli/**/*.test.ts',
  'lib/entry/**/*.test.ts',
  'lib/proof/**/*.test.ts',
  // They show what the build makes.
  'lib/page/*.test.ts',
  'lib/report/formats/**/*.test.ts',
  // They run scripts.
  'lib/repro/**/*.test.ts',
  // Whole scenarios against slow or lossy services.
  'lib/engine/*.test.ts',
  'lib/engine/property/**/*.test.ts',
  'lib/engine/silence/**/*.test.ts',
  'lib/engine/steps/**/*.test.ts',
  // In threads that need the build.
  'lib/run/certify/virtual-clock.test.ts',
  'lib/run/calibrate.test.ts',
  'lib/run/preflight.test.ts',
  // Other clients, and threads that need the build.
  'lib/reference/*.test.ts',
  // How long hostile texts take.
  'lib/trace/**/*.test.ts',
];

/** They put other modules in the place of some, which is for a process of their own. */
const apart = ['lib/engine/soak-memory.test.ts'];

/** The self-tests of the project. The suites themselves are launched by `lib/run`, through the command line. */
export default defineConfig({
  test: {
    // What a test waits for has a deadline of its own; a busy machine is no defect.
    testTimeout: 120_000,
    // Most slow tests wait for something: on two processors, one file at a time would leave them idle. With three abreast all take longer, and nothing is gained.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...slow],
          // Most of their time would go into loading the same modules for every file.
          isolate: false,
          pool: 'threads',
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: slow, exclude: [...configDefaults.exclude, ...apart], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
