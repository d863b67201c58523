import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { granularityOf } from '../requests/short-ttl.ts';
import { js, jsCall, jsObject } from './parts/write-js.ts';
import { passUntil } from '../state/pass-until.ts';
import { Stop, type ScenarioRun } from '../state/scenario-run.ts';
import { ttlMoment } from '../state/ttl-moment.ts';
import type { PassStep } from '../../contract/step.ts';

/**
 * Waits until the ttl has certainly passed, counted from the response and allowing for the target's resolution.
 * @throws Stop fail if it was seen to have ended early
 */
const doPass = async (run: ScenarioRun, step: PassStep): Promise<void> => {
  const after = await run.settling.before(step);
  const { answeredAt, ttlMs } = ttlMoment(run, step.since);
  if (run.ttls.running.some(({ label, endedEarly }) => label === step.since && endedEarly))
    throw new Stop('fail', 'the ttl had ended before');
  const granularity = granularityOf(run);
  // Two clocks are read, each rounded to a millisecond.
  await passUntil(run, answeredAt + ttlMs + granularity + 2);
  for (const ttl of run.ttls.running) if (ttl.label === step.since) ttl.passed = true;
  run.ttls.hasPassed = true;
  after();
};

/** Waits until a ttl has passed. */
export const pass: StepKind<PassStep> = {
  do: doPass,
  cost: ({ since }, { ttls }) => ({
    vanishes: 'all',
    waitMs: 1000 * (ttls.get(since) ?? 0),
    ttl: { label: since, seconds: 0 },
  }),
  needs: () => ({}),
  show: ({ since }) => `wait until the ttl of ${quoted(since)} has passed`,
  script: ({ since }, { ttlOf, profile }) =>
    jsCall('pass', js(since), jsObject({ ttlMs: js(1000 * ttlOf(since) + profile.timing.ttlGranularityMs + 2) })),
};
