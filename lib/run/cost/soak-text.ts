import { durationText } from '../../contract/duration.ts';
import { countOf } from '../../contract/quantity.ts';
import { isSoak } from '../../engine/plan/outlasts.ts';
import { sumSends } from '../../engine/plan/forecast.ts';
import type { Plan } from '../plan-run.ts';
import type { ListedCheck } from '../select-checks.ts';

/** How long a run soaks and what that costs; undefined: it does not. */
export const soakText = (checks: readonly ListedCheck[], { forecast }: Plan): string | undefined => {
  if (forecast.soakMs === 0) return undefined;
  const { messages } = sumSends(
    checks.flatMap(({ check }) => (isSoak(check) ? (forecast.byCheck[check.id] ?? []) : [])),
  );
  return `${durationText(forecast.soakMs)} when all other checks are over, with ${countOf(messages, 'message')} of these`;
};
