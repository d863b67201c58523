import { variantNeedsKey } from '../../rest/variant-needs-key.ts';
import type { Check } from '../../contract/check.ts';
import { keepAliveMs } from '../steps/ping.ts';
import type { SessionOptions } from '../state/session-options.ts';
import type { Step } from '../../contract/step.ts';
import { stepsOf } from './steps-of.ts';
import { logicalHubs, usesForeignHub, walkSteps } from './walk-steps.ts';

const unclaimedOperation = (steps: readonly Step[], without: readonly string[]): string | undefined => {
  for (const step of walkSteps(steps)) {
    if (step.do === 'call' && without.includes(step.operation)) return step.operation;
  }
  return undefined;
};

/** What of the steps takes an access key to do, where there is only a bearer token that was issued elsewhere. */
const needsKey = (steps: readonly Step[]): string | undefined => {
  for (const step of walkSteps(steps)) {
    if (step.do === 'connect') return 'client connections';
    if ('token' in step && step.token !== undefined && variantNeedsKey(step.token)) return `tokens (${step.token})`;
  }
  return undefined;
};

/** Longer than that nobody should have to wait for a keep-alive who did not ask for it. */
const patienceMs = 20_000;

const longestKeepAliveMs = (steps: readonly Step[], { target }: SessionOptions): number =>
  Math.max(
    0,
    ...[...walkSteps(steps)].map((step) => (step.do === 'ping' ? keepAliveMs(step, target.profile.timing) : 0)),
  );

/** Why the profile takes a check out of what is judged, or undefined. Only the profile can: a missing prerequisite is a fail. */
export const notApplicable = (check: Check, options: SessionOptions): string | undefined => {
  const { target, run } = options;
  const { claims, hubs } = target.profile;
  if (check.deep === true && !run.deep) return 'only with --deep';
  const unclaimed = (check.needs ?? []).find((area) => !claims.optional.includes(area));
  if (unclaimed !== undefined) return `the profile does not claim the optional area "${unclaimed}"`;
  if ('monitor' in check) return undefined;
  const steps = stepsOf(check, run.seed);
  const operation = unclaimedOperation(steps, claims.without);
  if (operation !== undefined) return `the profile does not claim ${operation}`;
  if (!claims.clients && [...walkSteps(steps)].some((step) => step.do === 'connect')) {
    return 'the profile does not claim client connections';
  }
  const keyed = target.accessKey === undefined ? needsKey(steps) : undefined;
  if (keyed !== undefined)
    return `needs ${keyed}, which can be made only with the access key; a bearer token was given`;
  if (hubs.fixed.length > 0 && usesForeignHub(steps)) return 'the profile knows fixed hubs only';
  const waitMs = longestKeepAliveMs(steps, options);
  if (!run.deep && waitMs > patienceMs) {
    return `only with --deep: waits ${waitMs / 1000} s for a keep-alive of the target`;
  }
  const wanted = logicalHubs(steps).length;
  if (hubs.fixed.length > 0 && wanted > hubs.fixed.length)
    return `needs ${wanted} hubs, the profile has ${hubs.fixed.length}`;
  return undefined;
};
