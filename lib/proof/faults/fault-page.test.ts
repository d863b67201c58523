import { describe, expect, it } from 'vitest';
import { renderFaultPage } from './fault-page.ts';
import type { FaultRow } from './fault-row.ts';

const row = (id: string, provedOn: string, rest: Partial<FaultRow> = {}): FaultRow => ({
  id,
  breaks: [provedOn],
  state: 'caught',
  provedOn: [provedOn],
  caughtBy: ['c/c'],
  unrelated: [],
  checks: 10,
  tries: 1,
  ...rest,
});

const page = renderFaultPage({
  rows: [
    row('f/a', 'a'),
    row('f/b', 'b', { unrelated: ['c/d', 'c/e'], tries: 2 }),
    row('f/c', 'a', { state: 'missed', provedOn: [], caughtBy: [] }),
  ],
  others: [{ profile: 'slow', rows: [row('f/a', 'a', { state: 'reported', provedOn: [] })] }],
  requirements: [
    { id: 'a', level: 'must', says: '', source: '' },
    { id: 'b', level: 'should', says: '', source: '' },
    { id: 'c', level: 'record', says: '', source: '' },
  ],
  commit: 'abc1234',
  checks: 40,
});

describe('the page of faults', () => {
  it.each([
    '- Commit: abc1234.',
    '| slow | 1 | 0 | 1 | 0 | 0 |',
    'a consistency budget of 0 ms.',
    '1 faults were judged more than once.',
    'a fault is judged by 10 of 40 checks (median).',
    '- 3 faults: 2 caught, 0 red for another reason, 1 missed, 0 could not start.',
    '- 1 of those caught are caught on requirements of level `should` only.',
    'median 0, most 2; 1 faults have any.',
  ])('says: %s', (text) => {
    expect(page).toContain(text);
  });

  it('counts for each judged requirement the faults that break it and those that a check of it found', () => {
    expect(page).toContain('| a | must | 2 | 1 |\n| b | should | 1 | 1 |\n');
    expect(page).not.toContain('| c | record');
  });
});
