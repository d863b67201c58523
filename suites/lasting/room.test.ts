import { describe, expect, test } from 'vitest';
import type { Check, Property, Scenario } from '../../lib/contract/check.ts';
import { emptyEstimate, estimateSteps } from '../../lib/engine/plan/estimate.ts';
import { isSoak } from '../../lib/engine/plan/outlasts.ts';
import { readyCheck } from '../../lib/engine/plan/ready-check.ts';
import { stepsOf } from '../../lib/engine/plan/steps-of.ts';
import { timingFrom, unmeasured } from '../../lib/run/calibrate.ts';
import { v1 } from '../../lib/spec/catalogues/v1.ts';
import { loadProfile } from '../../lib/target/load-profile.ts';
import { suites } from '../index.ts';
import { lastingSuite } from './lasting-suite.ts';

const profile = loadProfile('azure');
const url = 'http://127.0.0.1';
const target = { restBase: url, clientBase: url, catalogue: v1, accessKey: 'a key', profile };
const hasSteps = (check: Check): check is Scenario | Property<unknown> => !('monitor' in check);

const peakOf = (check: Scenario | Property<unknown>): number => {
  const steps = stepsOf(readyCheck(check, target), 1);
  return estimateSteps(emptyEstimate(profile, timingFrom(profile, unmeasured)), steps).peak;
};

/** A soak begins when the others are over. */
const lasting = lastingSuite.checks.filter(hasSteps).filter((check) => !isSoak(check));
const held = lasting.reduce((sum, check) => sum + peakOf(check), 0);

describe('the checks that last as long as the run', () => {
  test('hold connections that no other check needs, by the smallest limit that is shipped', () => {
    const others = suites
      .flatMap(({ checks }) => checks.filter(hasSteps))
      .filter((check) => !lasting.includes(check) && !isSoak(check));
    const inTheirWay = others.filter((check) => peakOf(check) + held > profile.limits.sockets);
    expect(inTheirWay.map((check) => `${check.id}: ${peakOf(check)}`)).toEqual([]);
  });
});
