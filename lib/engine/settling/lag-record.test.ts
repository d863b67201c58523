import { describe, expect, it } from 'vitest';
import { createLagRecord } from './lag-record.ts';

it('lets the first scenario of each requirement ask again and again, as far as the messages of a run allow', () => {
  const record = createLagRecord(600);
  expect(record.mayInsistOn(['a/a', 'a/b'])).toBe(true);
  expect(record.mayInsistOn(['a/b'])).toBe(false);
  expect(record.mayInsistOn(['a/b', 'a/c'])).toBe(true);
  expect(record.mayInsistOn(['a/d'])).toBe(true);
  expect(record.mayInsistOn(['a/e'])).toBe(false);
});

describe('what was seen of a kind elsewhere', () => {
  it('is counted since the effect was first late at the step in question', () => {
    let at = 0;
    const record = createLagRecord(600, () => at);
    const noteAt = (moment: number, lagMs: number, late?: string): void => {
      at = moment;
      record.note('join', lagMs, late);
    };
    noteAt(100, 90);
    noteAt(200, 5, undefined);
    expect(record.of('join', 'a/a $.steps[1]')).toEqual({ count: 2, late: 0, slowestMs: 90 });
    noteAt(1000, 600, 'a/a $.steps[1]');
    noteAt(1100, 20);
    noteAt(1200, 700, 'a/b $.steps[4]');
    noteAt(2000, 800, 'a/a $.steps[1]');
    expect(record.of('join', 'a/a $.steps[1]')).toEqual({ count: 2, late: 1, slowestMs: 20 });
  });

  it('is not excused by what another kind took before, when the run had just begun', () => {
    let at = 0;
    const record = createLagRecord(600, () => at);
    const noteAt = (moment: number, ...[kind, lagMs, late]: Parameters<typeof record.note>): void => {
      at = moment;
      record.note(kind, lagMs, late);
    };
    noteAt(700, 'join', 600, undefined);
    noteAt(3000, 'end', 1000, 'a/a $.steps[1]');
    noteAt(3500, 'join', 30, undefined);
    expect(record.of('end', 'a/a $.steps[1]')).toEqual({ count: 0, late: 0, slowestMs: 30 });
  });

  it('is no quicker than what came in time of any other kind', () => {
    const record = createLagRecord(600);
    record.note('join', 5, undefined);
    record.note('user-join', 95, undefined);
    record.note('close', 900, 'a/b $.steps[4]');
    record.note('end', 175, 'a/a $.steps[1]');
    expect(record.of('end', 'a/a $.steps[1]')).toEqual({ count: 0, late: 0, slowestMs: 95 });
  });
});
