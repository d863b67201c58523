import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerModule } from '../../package-root.ts';
import { hear, nothingHeard, resultOf, type RunChecksResult } from '../heard.ts';
import type { RunMessage } from '../run-message.ts';
import type { Lack, MissingMessage, ReplayOrder } from './replay-order.ts';

/** What came of a run that was judged again, and what its trace lacks. */
export interface Replayed {
  readonly result: RunChecksResult;
  readonly missing: readonly Lack[];
}

/** Judges again what a trace holds, without a network. @throws what its thread has thrown */
export const replayRun = async (order: ReplayOrder): Promise<Replayed> => {
  const heard = nothingHeard();
  let missing: readonly Lack[] = [{ check: 'run', what: 'the end of its run' }];
  const worker = new Worker(workerModule(import.meta.url, 'lib/run/certify/replay-worker'), {
    workerData: order,
    execArgv: [],
  });
  worker.on('message', (message: RunMessage | MissingMessage) => {
    if (message.kind === 'missing') missing = message.missing;
    else hear(heard, message, () => undefined);
  });
  await once(worker, 'exit');
  return { result: resultOf(heard, undefined), missing };
};
