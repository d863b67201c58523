import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { startService, type ServiceOptions } from '../reference/start-service.ts';
import type { Step } from '../contract/step.ts';
import type { Timing } from '../contract/timing.ts';
import type { Outcome } from '../contract/outcome.ts';
import { judgeSteps } from './judge-steps.ts';
import { laggingSession } from './lagging-session.ts';

interface LaggingService extends Partial<ServiceOptions> {
  /** How long effects may lag by the profile. */
  readonly effectBudgetMs?: number;
  /** How long a delivery was measured to take. */
  readonly deliveryMs?: number;
  /** What was measured of its effects. */
  readonly effects?: Timing['effects'];
  /** What had not shown when the measuring ended. */
  readonly unknownEffects?: Timing['unknownEffects'];
  /** By how much a ttl may be off. */
  readonly ttlGranularityMs?: number;
}

const accessKey = 'a-key-for-tests-0123456789-0123456789';

/**
 * Runs one scenario on the reference with the given policies in place of its own, in a profile that lets effects lag; for self-tests of the engine.
 */
export const judgeLagging = async (
  steps: readonly Step[],
  replace: (correct: Policies) => Partial<Policies>,
  { effectBudgetMs = 2000, effects, unknownEffects, deliveryMs, ttlGranularityMs, ...settings }: LaggingService = {},
): Promise<Outcome> => {
  const correct = correctPolicies();
  await using service = await startService({ accessKey, policies: { ...correct, ...replace(correct) }, ...settings });
  return await judgeSteps(
    laggingSession({
      url: service.url,
      accessKey,
      effectBudgetMs,
      ...(effects && { effects }),
      ...(unknownEffects && { unknownEffects }),
      ...(deliveryMs && { deliveryMs }),
      ...(ttlGranularityMs && { ttlGranularityMs }),
    }),
    steps,
  );
};
