import { describe, expect, test } from 'vitest';
import { durationOption, durationText, parseDuration } from './duration.ts';

describe('a duration', () => {
  test.each([
    ['80ms', 80],
    ['90s', 90_000],
    ['1.5m', 90_000],
    ['1m30s', 90_000],
    ['24h', 86_400_000],
  ])('is read: %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '90', 's', '0s', '-1s', '25h', '1 m', '90 s', 'soon', '1e3s'])('is none: "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('is written for an option as it is read', () => {
    const all = [80, 1500, 90_000, 600_000, 86_400_000];
    expect(all.map(durationOption)).toEqual(['80ms', '1500ms', '90s', '10m', '24h']);
    expect(all.map(durationOption).map(parseDuration)).toEqual(all);
  });

  test('is written in the unit of its size', () => {
    expect([80, 1500, 90_000, 300_000].map(durationText)).toEqual(['80 ms', '1.5 s', '90 s', '5 min']);
  });
});
