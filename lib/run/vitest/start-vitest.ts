import { Writable } from 'node:stream';
import { createVitest, type Vitest } from 'vitest/node';
import { packagePath } from '../../package-root.ts';
import type { RunOrder } from '../run-order.ts';

/** Node's process events that vitest takes for itself; in this process they are the command line's. */
const events = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection'] as const;

type Listener = (...args: unknown[]) => void;

/** Calls `action` and takes away what it has hooked to the process. */
const withoutHooks = async <T>(action: () => Promise<T>): Promise<T> => {
  const before = new Map(events.map((event) => [event, new Set(process.listeners(event as 'exit'))]));
  const result = await action();
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (before.get(event)?.has(listener) !== true) process.off(event, listener as Listener);
    }
  }
  return result;
};

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const file = 'dist/bundle/checks-worker.js';

const create = (root: string, order: RunOrder): Promise<Vitest> =>
  createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      api: false,
      cache: false,
      include: [file],
      // The default leaves out whatever lies in node_modules, where an installed package lies itself.
      exclude: [],
      pool: 'threads',
      maxWorkers: 1,
      isolate: false,
      reporters: [{}],
      // Deadlines are the session's.
      testTimeout: 0,
      hookTimeout: 0,
      teardownTimeout: 3000,
      silent: true,
      // It is JavaScript already: Node imports it.
      server: { deps: { external: [/./] } },
      provide: { order },
    },
    {
      envDir: false,
      publicDir: false,
      logLevel: 'silent',
      clearScreen: false,
      server: { watch: null, hmr: false, ws: false, middlewareMode: true },
      optimizeDeps: { noDiscovery: true, include: [] },
    },
    { stdout: nowhere(), stderr: nowhere() },
  );

/** vitest, about to run the checks of the order in one thread. It says nothing, writes nothing and hooks nothing. The caller closes it. */
export const startVitest = (order: RunOrder): Promise<Vitest> => withoutHooks(() => create(packagePath('.'), order));

export { file as checksFile };
