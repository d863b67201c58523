import { timingFrom } from '../run/calibrate.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import { loadProfile } from '../target/load-profile.ts';
import { v1 } from '../spec/catalogues/v1.ts';

interface LaggingTarget {
  readonly url: string;
  readonly accessKey: string;
  /** How long effects may lag. */
  readonly effectBudgetMs: number;
  /** How long a delivery was measured to take. */
  readonly deliveryMs?: number;
  /** What was measured of its effects. */
  readonly effects?: SessionOptions['timing']['effects'];
  /** What had not shown when the measuring ended. */
  readonly unknownEffects?: SessionOptions['timing']['unknownEffects'];
  /** By how much a ttl may be off. */
  readonly ttlGranularityMs?: number;
}

/** A session against a target on this machine, in a profile that lets effects lag; for self-tests of the engine. */
export const laggingSession = ({
  url,
  accessKey,
  effectBudgetMs,
  effects = { join: 5 },
  deliveryMs = 2,
  ttlGranularityMs = 0,
  unknownEffects,
}: LaggingTarget): SessionOptions => {
  const reference = loadProfile('reference');
  const profile = {
    ...reference,
    consistency: { effectBudgetMs },
    timing: { ...reference.timing, deliveryFloorMs: 300, ttlGranularityMs },
  };
  const measured = { roundTripMs: 1, connectMs: 5, deliveryMs, effects, ...(unknownEffects && { unknownEffects }) };
  return {
    target: { restBase: url, clientBase: url, catalogue: v1, accessKey, profile },
    timing: { ...timingFrom(profile, measured), settleMs: Math.min(effectBudgetMs, 300) },
    run: { id: 'lag', seed: 1, runs: 1, deep: false },
  };
};
