import { describe, expect, it } from 'vitest';
import type { Condition } from './condition.ts';
import type { Alarm, RoundResult } from './round.ts';
import { tally } from './tally.ts';

const conditions: readonly Condition[] = [
  { id: 'near', says: '', network: {}, compared: true },
  { id: 'far', says: '', network: {}, compared: true },
  { id: 'lag', says: '', network: {} },
];
const alarm = (check: string, state: Alarm['state']): Alarm => ({ check, state, reason: '', findings: [] });
const round = (condition: string, ...alarms: readonly Alarm[]): RoundResult => ({
  condition,
  seed: 1,
  checkRuns: 10,
  alarms,
  durationMs: 1,
});

describe('tally', () => {
  it('counts what failed and what could not be tested as red, and bounds it', () => {
    const { total, reds, inconclusive } = tally(conditions, [
      round('near', alarm('a/a', 'fail'), alarm('a/b', 'not-testable')),
      round('lag', alarm('a/a', 'inconclusive')),
    ]);
    expect(total).toMatchObject({ rounds: 2, checkRuns: 20, reds: 2, inconclusive: 1 });
    expect(total.bound).toBeCloseTo(0.2826, 4);
    expect(reds.map(({ check }) => check)).toEqual(['a/a', 'a/b']);
    expect(inconclusive).toMatchObject([{ check: 'a/a', condition: 'lag' }]);
  });

  it('names the checks whose verdicts differ between latencies, and only those', () => {
    const { differences } = tally(conditions, [
      round('near'),
      round('far', alarm('a/a', 'inconclusive')),
      round('far'),
      round('lag', alarm('a/b', 'fail')),
    ]);
    expect(differences).toEqual([{ check: 'a/a', verdicts: { near: 'pass', far: '1 inconclusive of 2' } }]);
  });

  it('keeps rounds that broke down', () => {
    const { broke } = tally(conditions, [{ ...round('near'), checkRuns: 0, broke: 'oh' }]);
    expect(broke).toEqual([{ condition: 'near', seed: 1, reason: 'oh' }]);
  });
});
