import { expect, it } from 'vitest';
import { isNeglected } from './is-neglected.ts';
import type { ScenarioRun } from './scenario-run.ts';

interface Paused {
  readonly pausesMs: readonly number[];
  readonly clientTimeoutMs?: number;
  readonly roundTripMs?: number;
}

/** Whether a scenario is neglected whose clients were silent for so long, where one pings every 10 s. */
const isNeglectedWith = ({ pausesMs, clientTimeoutMs = 30_000, roundTripMs = 0 }: Paused): boolean =>
  isNeglected({
    probes: new Map(pausesMs.map((ms, index) => [`p${index}`, { longestPauseMs: () => ms }])),
    context: {
      options: {
        target: { profile: { timing: { pingIntervalMs: 10_000, clientTimeoutMs } } },
        timing: { roundTripMs },
      },
    },
  } as unknown as Pick<ScenarioRun, 'probes' | 'context'>);

it.each<readonly [string, Paused, boolean]>([
  ['no client', { pausesMs: [] }, false],
  ['pauses up to half way between the interval and the timeout', { pausesMs: [10_000, 20_000] }, false],
  ['one pause beyond it', { pausesMs: [10_000, 20_001] }, true],
  ['a pause that travels for long', { pausesMs: [19_001], roundTripMs: 2000 }, true],
  [
    'a timeout that is shorter than the interval: as long as the interval',
    { pausesMs: [10_000], clientTimeoutMs: 5000 },
    false,
  ],
  ['a pause beyond that', { pausesMs: [10_001], clientTimeoutMs: 5000 }, true],
])('a scenario of %s is neglected or not', (_what, paused, expected) => {
  expect(isNeglectedWith(paused)).toBe(expected);
});
