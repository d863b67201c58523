import { countOf } from '../../contract/quantity.ts';
import type { Stopped, Verdict } from '../../contract/report.ts';

export interface BailOptions {
  /** So many failed checks end the run; absent: none do. */
  readonly bail: number | undefined;
  /** Whether a warning is a failure. */
  readonly strict: boolean;
  readonly end: (why: Stopped) => void;
}

/** Looks at each verdict as it comes, and ends the run when enough checks have failed. What is known to deviate does not count. */
export const createBail = ({ bail, strict, end }: BailOptions): ((verdict: Verdict) => void) => {
  let failed = 0;
  return (verdict) => {
    if (verdict !== 'fail' && !(strict && verdict === 'warn')) return;
    failed += 1;
    if (failed === bail) end({ code: 'ERR_BAIL', message: `${countOf(failed, 'check')} failed (--bail ${bail})` });
  };
};
