import { describe, expect, it } from 'vitest';
import { conditions } from './conditions.ts';
import { readSteadyOptions } from './steady-options.ts';

describe('the options of a steady run', () => {
  it('ask for the whole goal under every condition, and publish it', () => {
    expect(readSteadyOptions([])).toMatchObject({ checkRuns: 300_000, minutes: Infinity, conditions, publishes: true });
  });

  it('publish nothing of a run that is cut short, unless told to', () => {
    expect(readSteadyOptions(['--minutes', '2'])).toMatchObject({ checkRuns: Infinity, minutes: 2, publishes: false });
    expect(readSteadyOptions(['--minutes', '2', '--publish']).publishes).toBe(true);
    expect(readSteadyOptions(['--condition', 'lag'])).toMatchObject({ publishes: false });
  });

  it.each([
    [['--minutes', 'two'], '--minutes two: expected a number above 0'],
    [['--seed', '0'], '--seed 0: expected a number above 0'],
    [['--condition', 'lags'], '--condition lags: there is no such condition'],
    [['--condition', 'lag', '--publish'], '--publish: a run of some conditions or checks is not published'],
    [['--latency', '5'], "Unknown option '--latency'"],
  ])('refuse %j', (args, message) => {
    expect(() => readSteadyOptions(args)).toThrow(message);
  });
});
