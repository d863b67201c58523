import type { Check } from '../../contract/check.ts';
import type { FaultRow } from './fault-row.ts';

/**
 * The checks that caught a fault last. A monitor sees only what other checks do, so that all of them are needed where it is the only one; so they are
 * for a fault of which nothing is recorded.
 */
export const recordedChecks = (
  checks: readonly Check[],
  row: Pick<FaultRow, 'caughtBy'> | undefined,
): readonly Check[] => {
  const own = checks.filter((check) => row?.caughtBy.includes(check.id) === true && !('monitor' in check));
  return own.length > 0 ? own : checks;
};
