import { ConformanceError } from '../../error.ts';
import { countOf, quantity } from '../../contract/quantity.ts';
import { notApplicable } from '../../engine/plan/not-applicable.ts';
import type { SessionOptions } from '../../engine/state/session-options.ts';
import type { Target } from '../../target/target.ts';
import type { Plan } from '../plan-run.ts';
import type { ListedCheck } from '../select-checks.ts';
import type { Shard } from './shard.ts';
import { isOfOneMachine, shareTarget, sharedLimits, type SharedLimit } from './share-target.ts';

const nouns: Readonly<Record<SharedLimit, readonly [noun: string, when: string]>> = {
  sockets: ['client connection', 'at once'],
  connectsPerSecond: ['connect', 'a second'],
  requests: ['request', 'at once'],
};

const crowded = ({ index, of }: Shard, why: string, remedy: string): ConformanceError =>
  new ConformanceError('ERR_BUDGET', `--shard ${index}/${of}: ${why}; ${remedy}`);

const refuseLimits = ({ profile }: Target, shard: Shard, peak: number): void => {
  const needs = { sockets: Math.max(1, peak), connectsPerSecond: 1, requests: 1 };
  for (const name of sharedLimits) {
    const [limit, need] = [profile.limits[name], needs[name]];
    const [noun, when] = nouns[name];
    if (Math.floor(limit / shard.of) >= need) continue;
    throw crowded(
      shard,
      `a part needs ${countOf(need, noun)} ${when}, but the profile allows ${quantity(limit)} for all parts together`,
      `use at most ${countOf(Math.max(1, Math.floor(limit / need)), 'part')}, or raise limits.${name} of the profile if the service has room`,
    );
  }
};

export interface Crowd {
  readonly target: Target;
  readonly checks: readonly ListedCheck[];
  readonly run: SessionOptions['run'];
  readonly timing: SessionOptions['timing'];
}

/** Hubs are dealt as well: a check for which there are too few left would be judged by one machine, and by none of many. */
const refuseHubs = ({ target, checks, run, timing }: Crowd, shard: Shard): void => {
  const { fixed } = target.profile.hubs;
  if (fixed.length === 0) return;
  // The last part has the fewest.
  const fewest = shareTarget(target, { index: shard.of, of: shard.of });
  const left = fewest.profile.hubs.fixed.length;
  const isLost = ({ check }: ListedCheck): boolean =>
    notApplicable(check, { target, run, timing }) === undefined &&
    notApplicable(check, { target: fewest, run, timing }) !== undefined;
  const lost = left === 0 ? checks[0] : checks.find(isLost);
  if (lost === undefined) return;
  const has = `the profile has ${fixed.length} fixed hubs, of which a part gets ${left}`;
  throw crowded(shard, `${has}, too few for ${lost.check.id}`, 'use fewer parts, or list more hubs in the profile');
};

/**
 * Refuses parts that would be in each other's way on one service.
 *
 * @throws ConformanceError ERR_BUDGET
 */
export const refuseCrowding = (crowd: Crowd, shard: Shard, { forecast }: Plan): void => {
  if (shard.of === 1) return;
  if (!isOfOneMachine(crowd.target)) refuseLimits(crowd.target, shard, forecast.peakSockets);
  refuseHubs(crowd, shard);
};
