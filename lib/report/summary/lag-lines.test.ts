import { expect, test } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import type { Lag } from '../../contract/outcome.ts';
import { lagLines } from './lag-lines.ts';

const linesOf = (lags: readonly Lag[], effects: Readonly<Record<string, number>>): readonly string[] => {
  const timing = { roundTripMs: 1, connectMs: 1, deliveryMs: 1, deliveryDeadlineMs: 5000, effects };
  const [first, ...others] = exampleReport.checks.map(({ lags: _lags, anomalies: _anomalies, ...check }) => check);
  return lagLines({ ...exampleReport, timing, checks: [{ ...first!, lags }, ...others] });
};

const late = (effect: string, lagMs: number): Lag => ({ effect, operation: 'sendToGroup', lagMs });
const three = [late('join', 300), late('join again', 700), late('join', 1756)];

test('what was excused is said in one line', () => {
  expect(linesOf(three, { join: 900 })).toEqual([
    'excused       3 effects came late, by 700 ms in the median and 1,756 ms at most (join) (report.json has each)',
  ]);
});

test('one effect has no half', () => {
  expect(linesOf([late('close', 90)], {})).toEqual([
    'excused       1 effect came 90 ms late (close) (report.json has each)',
  ]);
});

test('an attempt that could not be judged has not failed', () => {
  const [first, ...others] = exampleReport.checks.map(({ lags: _lags, anomalies: _anomalies, ...check }) => check);
  const finding = { code: 'status', requirements: [], message: 'm', expected: '', seen: '' } as const;
  const passed = { ...first!, state: 'pass' } as const;
  const anomalies = [
    { attempt: 1, message: 'the ttl had passed' },
    { attempt: 1, message: 'm', finding },
    { attempt: 2, message: 'm', finding },
  ];
  expect(lagLines({ ...exampleReport, checks: [{ ...passed, anomalies }, ...others] })).toEqual([
    'excused       2 attempts that failed did not fail again; 1 attempt that could not be judged was made again (report.json has each)',
  ]);
});

test.each([
  [1, 'answers went back once while an effect lagged'],
  [3, 'answers went back 3 times while an effect lagged'],
])('that an answer was wrong again %i times is said with it', (wentBack, words) => {
  const [first, ...others] = exampleReport.checks.map(({ lags: _lags, anomalies: _anomalies, ...check }) => check);
  const lines = lagLines({ ...exampleReport, checks: [{ ...first!, wentBack }, ...others] });
  expect(lines).toEqual([`excused       ${words} (report.json has each)`]);
});

test('several effects of a kind that showed at once when it was measured may be lost messages', () => {
  expect(linesOf(three, { join: 0 })[1]).toMatch(
    /^ {14}3 of them \(join, join again\) .* or messages were lost; a profile with consistency/,
  );
});

test.each([
  ['so few that it may be chance', three.slice(1), { join: 0 }],
  ['late by no more than a busy machine explains', [late('join', 90), late('join', 95), late('join', 99)], { join: 0 }],
  ['of a kind that was not measured', three, {}],
])('effects %s are no sign of that', (_which, lags, effects) => {
  expect(linesOf(lags, effects)).toHaveLength(1);
});

test('nothing is said where nothing was excused', () => {
  expect(linesOf([], { join: 0 })).toEqual([]);
});
