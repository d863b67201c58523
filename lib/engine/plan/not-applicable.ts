import { isMonitor, type Check, type Monitor } from '../../contract/check.ts';
import type { SessionOptions } from '../state/session-options.ts';
import { anyStep } from '../steps/any-step.ts';
import type { Needs } from '../steps/parts/step-kind.ts';
import { logicalHubs, usesForeignHub } from './needed-hubs.ts';
import { stepsOf } from './steps-of.ts';
import { walkSteps } from './walk-steps.ts';

/** The longest wait for a keep-alive in a run without long checks. */
const patienceMs = 20_000;

const unclaimedOperation = (needs: readonly Needs[], without: readonly string[]): string | undefined =>
  needs.find(({ operation }) => operation !== undefined && without.includes(operation))?.operation;

const longestKeepAliveMs = (needs: readonly Needs[]): number =>
  Math.max(0, ...needs.map(({ keepAliveMs = 0 }) => keepAliveMs));

const ofLags: ReadonlySet<Monitor['monitor']> = new Set(['done-late', 'went-back']);

/** Whether the check is about effects that lag, of which a profile that lets none lag shows nothing. */
export const isOfLags = (check: Check): boolean => isMonitor(check) && ofLags.has(check.monitor);

/** Why the profile excludes a check, or undefined. Only the profile can exclude one; a missing prerequisite is a failure. */
export const notApplicable = (check: Check, options: SessionOptions): string | undefined => {
  const { target, run } = options;
  const { claims, hubs } = target.profile;
  if (check.deep === true && !run.deep) return 'only with --deep';
  const unclaimed = (check.needs ?? []).find((area) => !claims.optional.some((claimed) => claimed === area));
  if (unclaimed !== undefined) return `the profile does not claim the optional area "${unclaimed}"`;
  if (isOfLags(check) && target.profile.consistency.effectBudgetMs === 0)
    return 'the profile lets no effect lag: what comes late is the finding of other checks';
  if (isMonitor(check)) return undefined;
  const steps = stepsOf(check, run.seed);
  const needs = [...walkSteps(steps)].map((step) => anyStep.needs(step, target.profile));
  const operation = unclaimedOperation(needs, claims.without);
  if (operation !== undefined) return `the profile does not claim ${operation}`;
  if (!claims.clients && needs.some(({ clients }) => clients)) {
    return 'the profile does not claim client connections';
  }
  const keyed = target.accessKey === undefined ? needs.find(({ key }) => key !== undefined)?.key : undefined;
  if (keyed !== undefined)
    return `needs ${keyed}, which can be made only with the access key; a bearer token was given`;
  if (hubs.fixed.length > 0 && usesForeignHub(steps, target.profile)) return 'the profile knows fixed hubs only';
  if (run.soakMs === undefined && needs.some(({ soak }) => soak)) return 'only with --soak';
  const waitMs = longestKeepAliveMs(needs);
  if (!run.deep && waitMs > patienceMs) {
    return `only with --deep: waits ${waitMs / 1000} s for a keep-alive of the target`;
  }
  const wanted = logicalHubs(steps, target.profile).length;
  if (hubs.fixed.length > 0 && wanted > hubs.fixed.length)
    return `needs ${wanted} hubs, the profile has ${hubs.fixed.length}`;
  return undefined;
};
