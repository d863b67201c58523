import type { CheckResult } from '../../contract/report.ts';
import type { Tries } from './rate-bound.ts';

const isRed = ({ state }: CheckResult): boolean => state === 'fail' || state === 'not-testable';

/** The generated values of a property; of a scenario, its attempts: all but the last were red, or there would be no other. */
const triesOfCheck = (check: CheckResult): Tries => {
  if (check.values !== undefined) return check.values;
  const before = new Set((check.anomalies ?? []).map(({ attempt }) => attempt)).size;
  return { made: before + 1, failed: before + Number(isRed(check)) };
};

/** How often the target was tried by these checks, and failed. What came to no verdict is not counted. */
export const triesOf = (checks: readonly CheckResult[]): Tries =>
  checks
    .filter((check) => check.state === 'pass' || isRed(check))
    .map(triesOfCheck)
    .reduce((sum, { made, failed }) => ({ made: sum.made + made, failed: sum.failed + failed }), {
      made: 0,
      failed: 0,
    });
