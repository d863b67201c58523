import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { createAnswerClock } from './answer-times.ts';
import { createTtlWatch } from './ttl-lives.ts';

const path = 'http://localhost/hub/users/ann/groups/red';

const exchange = (operation: Exchange['operation'], status: number, sentAtMs: number, url = path): Exchange => ({
  number: 1,
  operation,
  method: 'GET',
  url,
  requestHeaders: {},
  sentAtMs,
  durationMs: 10,
  status,
});

const added = exchange('addUserToGroup', 202, 1000, `${path}?ttl=2`);
const isIn = (atMs: number): Exchange => exchange('userIsInGroup', 200, atMs);
const isOut = (atMs: number): Exchange => exchange('userIsInGroup', 404, atMs);

const livesOf = (...exchanges: readonly Exchange[]): unknown => {
  const watch = createTtlWatch(v1);
  for (const one of exchanges) watch.see(one);
  return watch.lives();
};

describe('the times of answers', () => {
  it('are those of the latest, and all are counted', () => {
    const clock = createAnswerClock();
    for (let count = 0; count < 10_000; count += 1) clock.see({ operation: 'broadcast', status: 202, durationMs: 9 });
    for (let count = 0; count < 10_000; count += 1) clock.see({ operation: 'broadcast', status: 202, durationMs: 1 });
    expect(clock.times()).toMatchObject([{ answers: 20_000, leastMs: 1, mostMs: 1 }]);
  });

  it('are told for each operation', () => {
    const clock = createAnswerClock();
    for (let ms = 1; ms <= 100; ms += 1) clock.see({ operation: 'broadcast', status: 202, durationMs: ms });
    clock.see({ operation: 'negotiate', status: 200, durationMs: 7.04 });
    expect(clock.times()).toEqual([
      { operation: 'broadcast', answers: 100, leastMs: 1, medianMs: 50, mostlyMs: 95, mostMs: 100 },
      { operation: 'negotiate', answers: 1, leastMs: 7, medianMs: 7, mostlyMs: 7, mostMs: 7 },
    ]);
  });

  it('leave out what was not answered', () => {
    const clock = createAnswerClock();
    clock.see({ operation: 'other', status: 404, durationMs: 5 });
    clock.see({ operation: 'broadcast', durationMs: 10_000 });
    expect(clock.times()).toEqual([]);
  });
});

describe('the life of a relation with a ttl', () => {
  it('ends between the last answer that found it and the first that did not', () => {
    expect(livesOf(added, isIn(1500), isIn(2900), isOut(3010), isOut(3500))).toEqual([
      { ttlMs: 2000, heldMs: 1890, goneMs: 2020 },
    ]);
  });

  it('does not end while it is not known everywhere yet', () => {
    expect(livesOf(added, isOut(1020), isIn(2900), isOut(3010))).toEqual([{ ttlMs: 2000, heldMs: 1890, goneMs: 2020 }]);
  });

  it.each([
    ['is taken back', [exchange('removeUserFromGroup', 200, 1600), isOut(1700)]],
    [
      'is taken back with all others of the user',
      [exchange('removeUserFromAllGroups', 200, 1600, path.replace('/red', '')), isOut(1700)],
    ],
    ['is added again without a ttl', [exchange('addUserToGroup', 202, 1600), isOut(1700)]],
    ['was never seen to end', [isIn(9000)]],
  ])('is not told where it %s', (_what, after) => {
    expect(livesOf(added, isIn(1500), ...after)).toEqual([]);
  });

  it('is not told of a ttl that no run waits for', () => {
    const long = { ...added, url: `${path}?ttl=600` };
    expect(livesOf(long, isIn(1500), isOut(3010))).toEqual([]);
  });

  it('is not told where the addition was refused', () => {
    expect(livesOf({ ...added, status: 400 }, isOut(1500))).toEqual([]);
  });
});
