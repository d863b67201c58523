import { describe, expect, it } from 'vitest';
import { describeAlarm, oneIn, renderSteady } from './steady-report.ts';
import { tally } from './tally.ts';

const conditions = [
  { id: 'near', says: 'at hand', network: {}, compared: true as const },
  { id: 'far', says: 'far away', network: { latencyMs: 500 }, compared: true as const },
];
const finding = { code: 'status', step: '$.steps[3]', message: 'answered\n404', expected: '200', seen: '404' } as const;
const alarm = { check: 'a/a', state: 'fail', reason: 'why', findings: [finding] } as const;
const made = { seed: 1, runs: 0.2, commit: 'abc1234' };
const left = { censuses: [], crossings: 0 };

describe('the page of false alarms', () => {
  it('says how often, and how sure that is', () => {
    const rounds = [{ condition: 'near', seed: 1, checkRuns: 1000, alarms: [], durationMs: 1 }];
    const page = renderSteady(tally(conditions, rounds), left, made);
    expect(page).toContain('**0 of 1 rounds had a red**');
    expect(page).toContain(
      '0 of 1000 check-runs were red, 0 inconclusive. That would be fewer than 3.0e-3 (one in 334)',
    );
    expect(page).toContain('| near | at hand | 1 | 0 | one round in 1 | 1000 | 0 | 0 |');
    expect(page).toContain('- Commit: abc1234.');
    expect(page).toContain('Every check had the same verdict at every latency.');
  });

  it('names what a condition does not meet, of which a red is not counted', () => {
    const untrue = { ...conditions[1]!, breaks: ['a/b'] };
    expect(renderSteady(tally([untrue], []), left, made)).toContain(
      'whatever its reason, but for what the service truly does not meet: a/b (far).',
    );
    expect(renderSteady(tally(conditions, []), left, made)).toContain('whatever its reason.');
  });

  it('shows every red, and where verdicts differ', () => {
    const rounds = [{ condition: 'far', seed: 7, checkRuns: 10, alarms: [alarm], durationMs: 1 }];
    const page = renderSteady(tally(conditions, rounds), left, made);
    expect(page).toContain('**1 of 1 rounds had a red**');
    expect(page).toContain('| a/a | pass | 1 fail of 1 |');
    expect(page).toContain('- fail a/a (far, seed 7) $.steps[3] status: answered 404; expected 200; seen 404');
  });
});

describe('an alarm', () => {
  it('without a finding is told by its reason', () => {
    expect(describeAlarm({ ...alarm, findings: [], condition: 'far', seed: 7 })).toBe('fail a/a (far, seed 7) why');
  });
});

describe('a small probability', () => {
  it('is said as one in so many, never better than it is', () => {
    expect(oneIn(1 / 12_345.6)).toBe('8.1e-5 (one in 12,345)');
  });
});
