import { createVitest } from 'vitest/node';
import { packagePath } from '../../../package-root.ts';
import type { TestOrder, TestRun } from './test-order.ts';

// A process of its own, in a copy of the package, which is ended from outside when a mutant never comes to an end.

const vitest = await createVitest(
  'test',
  {
    root: packagePath('.'),
    config: false,
    watch: false,
    api: false,
    cache: false,
    include: ['lib/**/*.test.ts', 'suites/**/*.test.ts', 'fixtures/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 1,
    bail: 1,
    reporters: [{}],
    // As in vitest.config.ts. What hangs is ended from outside.
    testTimeout: 120_000,
    teardownTimeout: 1000,
    silent: true,
  },
  {
    logLevel: 'silent',
    clearScreen: false,
    server: { watch: null, hmr: false, ws: false, middlewareMode: true },
    optimizeDeps: { noDiscovery: true, include: [] },
  },
);
await vitest.standalone();
const project = vitest.getRootProject();

const run = async ({ test, changed }: TestOrder): Promise<TestRun> => {
  for (const file of changed) vitest.invalidateFile(packagePath(file));
  const began = performance.now();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([
    project.createSpecification(packagePath(test)),
  ]);
  // vitest tells of those that ran before, too.
  const own = testModules.filter(({ moduleId }) => moduleId === packagePath(test));
  const failed = own.flatMap((module) => [
    ...module.errors().map(({ message }) => message),
    ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
  ]);
  const [first] = [...failed, ...unhandledErrors.map((error) => (error as Error).message)];
  return { durationMs: performance.now() - began, ...(first !== undefined && { failed: first }) };
};

process.on('message', (order: TestOrder) => {
  void run(order).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
