import { countOf } from '../../contract/quantity.ts';
import type { Usage } from '../../contract/usage.ts';
import { createMeter, type Meter } from '../../engine/ledger/meter.ts';
import type { Profile } from '../../target/profile.ts';
import type { EarlyEnd } from './early-end.ts';

/** Counts what a run uses, and ends it before it would use more messages than the profile allows. @param before what was used before */
export const runMeter = (
  { limits }: Profile,
  { before, end }: Pick<EarlyEnd, 'end'> & { readonly before?: Usage },
): Meter =>
  createMeter({
    limit: limits.messages,
    ...(before === undefined ? {} : { before }),
    onSpent: () =>
      end({
        code: 'ERR_BUDGET_SPENT',
        message: `the limit of ${countOf(limits.messages, 'message')} is reached (limits.messages of the profile)`,
      }),
  });
