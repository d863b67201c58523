import { describe, expect, test } from 'vitest';
import { createBreachWatch } from './breach-watch.ts';
import { readFrame } from './frame.ts';

const ping = readFrame('{"type":6}');

describe('what a client cannot go on from', () => {
  test('is a record that is not a JSON object', () => {
    expect(createBreachWatch()(readFrame('}{ not JSON'), 11)).toContain('not a JSON object: }{ not JSON');
    expect(createBreachWatch()(readFrame('[]'), 2)).toContain('not a JSON object');
    expect(createBreachWatch()(readFrame(' '), 1)).toContain('not a JSON object: only white space');
  });

  test('is quoted as a whole or not at all: what a cut leaves of a key would not be recognised', () => {
    const breach = createBreachWatch()(
      readFrame(`${'x'.repeat(360)}key-0123456789-key-0123456789-key-0123456789`),
      404,
    );
    expect(breach).toBe('it was sent a record that is not a JSON object, and too long to be quoted');
  });

  test('is quoted where it is a message with one value that is not JSON', () => {
    const record =
      '{"type": 1, "target": "m.0123456789.100.s10.1.", "arguments": [Infinity, -0.0, 9007199254740992, {"a": 2}]}';
    expect(createBreachWatch()(readFrame(record), record.length)).toBe(
      `it was sent a record that is not a JSON object: ${record}`,
    );
  });

  test('is a flood, but no burst', () => {
    const breachOf = createBreachWatch(() => 0);
    const breaches = Array.from({ length: 5001 }, () => breachOf(ping, 10));
    expect(breaches.slice(0, 5000).every((breach) => breach === undefined)).toBe(true);
    expect(breaches[5000]).toContain('flooded with 5001 records');
  });

  test('is a flood that does not end: at twice the rate, after twice the burst', () => {
    let count = 0;
    const breachOf = createBreachWatch(() => count / 4);
    const breaches = Array.from({ length: 10_010 }, () => {
      count += 1;
      return breachOf(ping, 10);
    });
    expect(breaches.slice(0, 9990).every((breach) => breach === undefined)).toBe(true);
    expect(breaches.at(-1)).toContain('flooded with 10010 records');
  });

  test('is more than can be read', () => {
    const breachOf = createBreachWatch(() => 0);
    const megabyte = 1024 * 1024;
    const breaches = Array.from({ length: 65 }, () => breachOf(ping, megabyte));
    expect(breaches.slice(0, 64).every((breach) => breach === undefined)).toBe(true);
    expect(breaches[64]).toContain('68157440 characters');
  });

  test('is no amount of records that takes its time', () => {
    let atMs = 0;
    const breachOf = createBreachWatch(() => (atMs += 1));
    expect(Array.from({ length: 20_000 }, () => breachOf(ping, 10)).every((breach) => breach === undefined)).toBe(true);
  });
});
