import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { FaultWorkerData } from './fault-worker.ts';
import { feedWorkers } from '../feed-workers.ts';
import { faultDidNotStart, type FaultResult } from './judge-fault.ts';

interface RunFaultsOptions extends FaultWorkerData {
  readonly faults: readonly Fault[];
  readonly workers: number;
  /** Faults under way at once in one worker: their waits for a ttl overlap. */
  readonly abreast: number;
  /** A worker that gives no result for so long has lost its way. */
  readonly limitMs: number;
  readonly onResult?: (result: FaultResult) => void;
}

/** Runs the suite against each fault, in a few threads; results in the order of the catalogue. */
export const runFaults = async ({
  faults,
  workers,
  abreast,
  limitMs,
  onResult,
  ...workerData
}: RunFaultsOptions): Promise<readonly FaultResult[]> => {
  const results = new Map<string, FaultResult>();
  await feedWorkers({
    module: new URL('fault-worker.js', import.meta.url),
    workerData,
    items: faults.map(({ id }) => id),
    workers,
    abreast,
    limitMs,
    lost: (id, reason) =>
      faultDidNotStart(
        faults.find((fault) => fault.id === id)!,
        reason,
      ),
    onResult: (result) => {
      results.set(result.id, result);
      onResult?.(result);
    },
  });
  return faults.flatMap(({ id }) => results.get(id) ?? []);
};
