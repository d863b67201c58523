import type { SessionContext } from '../state/session-context.ts';

const leastMs = 100;
/** A delivery that takes ten times the measured time is probably lost. */
const deliveries = 10;

/**
 * The session with deadlines too short for a verdict. A search among failing values would otherwise take a full
 * deadline for each. Its result must be confirmed with the session's own deadlines.
 */
export const withShortDeadlines = (context: SessionContext): SessionContext => {
  const { target, timing } = context.options;
  const { consistency } = target.profile;
  const deliveryDeadlineMs = Math.min(timing.deliveryDeadlineMs, Math.max(leastMs, deliveries * timing.deliveryMs));
  const effectBudgetMs = Math.min(consistency.effectBudgetMs, timing.settleMs);
  const profile = { ...target.profile, consistency: { ...consistency, effectBudgetMs } };
  return {
    ...context,
    options: { ...context.options, timing: { ...timing, deliveryDeadlineMs }, target: { ...target, profile } },
  };
};
