import type { SessionContext } from '../state/session-context.ts';

const leastMs = 100;
/** A delivery that takes ten times what was measured is lost, more likely than not. */
const deliveries = 10;

/**
 * The session with deadlines by which nobody could be judged: a search among failing values would take a whole deadline for each. What it finds has to be
 * found again with the session's own deadlines.
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
