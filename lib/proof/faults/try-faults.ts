import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { proofKey } from '../proof-profile.ts';
import type { FaultConditions } from './fault-conditions.ts';
import { rowOf, type FaultRow } from './fault-row.ts';
import type { FaultResult } from './judge-fault.ts';
import { isProved } from './judge-fault.ts';
import { runFaults } from './run-faults.ts';

interface TryOptions {
  readonly conditions: FaultConditions;
  readonly catalogue: Catalogue;
  readonly workers: number;
  /** Runs under way at once in one thread: while one waits for what will not come, others work. */
  readonly abreast: number;
  /** At first, a fault is judged by the checks alone that caught it last. */
  readonly recorded: boolean;
  readonly onResult?: (result: FaultResult) => void;
  /** Called before faults that were not caught are judged again. */
  readonly onAgain?: (count: number) => void;
}

/**
 * Judges each fault until it is caught, a few times at most: first beside others, then alone, since a deviation of timing may drown in the noise of
 * others. Rows in the order of `faults`.
 */
export const tryFaults = async (
  faults: readonly Fault[],
  { conditions, catalogue, workers, abreast, recorded, onResult, onAgain }: TryOptions,
): Promise<readonly FaultRow[]> => {
  const { profile, seed, values, mostTries, measured, limitMs } = conditions;
  const rows = new Map<string, FaultRow>();
  const options = {
    catalogue,
    profile,
    accessKey: proofKey,
    seed,
    runs: values,
    measured,
    limitMs,
    ...(onResult && { onResult }),
  };
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const open = faults.filter(({ id }) => !isProved(rows.get(id)?.state));
    if (open.length === 0) break;
    if (tries > 1) onAgain?.(open.length);
    const width = tries === 1 ? { workers, abreast } : { workers: 1, abreast: 1 };
    // The next round needs to know what this one caught.
    // oxlint-disable-next-line no-await-in-loop
    for (const result of await runFaults({ ...options, ...width, faults: open, recorded: recorded && tries === 1 })) {
      rows.set(result.id, rowOf(result, tries));
    }
  }
  return faults.flatMap(({ id }) => rows.get(id) ?? []);
};
