import { workerData } from 'node:worker_threads';

const { busyMs, idleMs } = workerData as { readonly busyMs: number; readonly idleMs: number };

// Whoever waits for a processor waits for a whole burst of this, as beside a build or a test run on the same machine.
const burst = (): void => {
  const end = performance.now() + busyMs;
  while (performance.now() < end);
  setTimeout(burst, idleMs);
};
burst();
