import { describe, expect, it } from 'vitest';
import type { EffectKind } from './effect.ts';
import { createLagRecord } from './lag-record.ts';

it('lets the first scenario of each requirement ask again and again, as far as the messages of a run allow', () => {
  const record = createLagRecord(600);
  expect(record.mayInsistOn(['a/a', 'a/b'])).toBe(true);
  expect(record.mayInsistOn(['a/b'])).toBe(false);
  expect(record.mayInsistOn(['a/b', 'a/c'])).toBe(true);
  expect(record.mayInsistOn(['a/d'])).toBe(true);
  expect(record.mayInsistOn(['a/e'])).toBe(false);
});

it('knows how long effects of a kind take that were seen to lag, or of one that takes as long', () => {
  const record = createLagRecord(600);
  record.note({ kind: 'user-join', lagMs: 1400, seenMs: Infinity, isLate: false }, undefined);
  record.note({ kind: 'user-join', lagMs: 0, seenMs: 4000, isLate: false }, undefined);
  expect(record.took('user-join')).toBeUndefined();
  for (const seenMs of [1500, 4900, 1700])
    record.note({ kind: 'overwriting-join', lagMs: 1400, seenMs, isLate: false }, undefined);
  expect(record.took('user-join')).toBe(1700);
  expect(record.took('join')).toBeUndefined();
});

describe('what was seen of a kind elsewhere', () => {
  const here = 'a/a $.steps[1]';
  const start = () => {
    let at = 0;
    const record = createLagRecord(600, () => at);
    return {
      record,
      /** One that was not visible for so long, and then was. */
      lagged: (moment: number, kind: EffectKind, lagMs: number, place?: string): void => {
        at = moment;
        record.note({ kind, lagMs, seenMs: lagMs + 10, isLate: place !== undefined && lagMs >= 100 }, place);
      },
      /** One that was visible when it was first asked for. */
      prompt: (moment: number, kind: EffectKind, seenMs: number): void => {
        at = moment;
        record.note({ kind, lagMs: 0, seenMs, isLate: false }, undefined);
      },
    };
  };

  it('is counted since the effect was first late at the step in question', () => {
    const { record, lagged, prompt } = start();
    lagged(100, 'join', 90);
    prompt(200, 'join', 5);
    lagged(1000, 'join', 600, here);
    lagged(1100, 'join', 20);
    prompt(1150, 'join', 5);
    lagged(1200, 'join', 700, 'a/b $.steps[4]');
    lagged(2000, 'join', 800, here);
    expect(record.of('join', here)).toEqual({ count: 3, late: 1, slowestMs: 20, longestMs: 800 });
  });

  it('counts a step once at which the effect was late, however often it was tried again there', () => {
    const { record, lagged, prompt } = start();
    lagged(1000, 'join', 600, here);
    for (const lagMs of [900, 300, 80]) lagged(1900, 'join', lagMs, 'a/b $.steps[4]');
    lagged(1900, 'join', 700, 'a/c $.steps[2]');
    for (let count = 0; count < 20; count += 1) prompt(1300, 'join', 5);
    expect(record.of('join', here)).toMatchObject({ count: 22, late: 2, slowestMs: 0 });
  });

  it('counts a step once for each kind that was late there', () => {
    const { record, lagged } = start();
    lagged(1000, 'join', 600, here);
    lagged(1900, 'registration', 500, 'a/b $.steps[4]');
    lagged(1900, 'join', 900, 'a/b $.steps[4]');
    expect(record.of('join', here)).toMatchObject({ count: 1, late: 1 });
  });

  it('is compared with the shortest lag at the step: what was asked about later says nothing, and what was not yet visible before may not have been then', () => {
    const { record, lagged, prompt } = start();
    for (const lagMs of [900, 15]) lagged(1000, 'join', lagMs, here);
    prompt(1100, 'join', 10);
    prompt(1100, 'join', 50);
    lagged(1100, 'join', 8, 'a/b $.steps[4]');
    lagged(1100, 'join', 2, 'a/b $.steps[4]');
    expect(record.of('join', here)).toEqual({ count: 3, late: 1, slowestMs: 8, longestMs: 900 });
  });

  it('is not excused by what another kind took before, when the run had just begun', () => {
    const { record, lagged } = start();
    lagged(700, 'join', 600);
    lagged(3000, 'end', 1000, here);
    lagged(3500, 'join', 30);
    expect(record.of('end', here)).toMatchObject({ count: 0, late: 0, slowestMs: 30 });
  });

  it('is no quicker than what came in time of any other kind', () => {
    const { record, lagged } = start();
    lagged(100, 'join', 5);
    lagged(100, 'user-join', 95);
    lagged(900, 'close', 900, 'a/b $.steps[4]');
    lagged(100, 'end', 175, here);
    expect(record.of('end', here)).toMatchObject({ count: 0, late: 0, slowestMs: 95 });
  });
});
