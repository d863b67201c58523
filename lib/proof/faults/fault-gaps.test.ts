import { describe, expect, it } from 'vitest';
import { faults } from '../../../fixtures/faults/index.ts';
import { suites } from '../../../suites/index.ts';
import type { Check } from '../../contract/check.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { faultGaps, type ProvedFault } from './fault-gaps.ts';
import { readFaultRows } from './fault-rows.ts';

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted((one, other) => (one < other ? -1 : 1));

describe('the published rows', () => {
  const rows = readFaultRows();

  it('are of the catalogue as it stands, each fault once', () => {
    expect(rows.map(({ id }) => id)).toEqual(sorted(faults.map(({ id }) => id)));
  });

  it('say of each fault what the catalogue says that it breaks', () => {
    const breaks = new Map(faults.map((fault) => [fault.id, fault.breaks]));
    expect(rows.filter(({ id, breaks: said }) => said.join() !== breaks.get(id)?.join()).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('show hardly any red that a fault does not explain: 0.2 a fault on average, 3 at most', () => {
    const counts = rows.map(({ unrelated }) => unrelated.length);
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThanOrEqual(0.2);
    expect(rows.filter(({ unrelated }) => unrelated.length > 3).map(({ id }) => id)).toEqual([]);
  });

  it('show that every check has caught a fault, and every judged requirement was found broken by a check of it', () => {
    const checks = suites.flatMap((suite) => suite.checks);
    const lagging = readFaultRows('local');
    expect(faultGaps(rows, loadRequirements(), checks, { lagging })).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('gives each fault an id of its own, and requirements that exist', () => {
    const ids = faults.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const known = new Set(loadRequirements().map(({ id }) => id));
    const named = faults.flatMap(({ breaks, alsoTurnsRed = [] }) => [...breaks, ...alsoTurnsRed]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('has faults that break one thing: more than five requirements need a reason', () => {
    const unexplained = faults.filter(({ breaks, because = '' }) => breaks.length > 5 && because === '');
    expect(unexplained.map(({ id }) => id)).toEqual([]);
    expect(faults.filter(({ breaks, because }) => breaks.length <= 5 && because !== undefined)).toEqual([]);
  });
});

describe('faultGaps', () => {
  const requirement = (id: string, rest: Partial<Requirement> = {}): Requirement => ({
    id,
    level: 'must',
    says: '',
    source: '',
    ...rest,
  });
  const check = (id: string, ...verifies: readonly string[]): Check => ({ id, title: '', verifies, steps: [] });
  const fault = (breaks: string, state: ProvedFault['state'], ...caughtBy: readonly string[]): ProvedFault => ({
    id: `f/${breaks}`,
    breaks: [breaks],
    state,
    provedOn: state === 'caught' ? [breaks] : [],
    caughtBy,
  });

  it('names faults that were not caught, requirements that were not found broken and checks that caught nothing', () => {
    const gaps = faultGaps(
      [fault('a', 'caught', 'c/a'), fault('b', 'otherwise')],
      [requirement('a'), requirement('b'), requirement('c')],
      [check('c/a', 'a'), check('c/b', 'b'), check('c/c', 'c')],
    );
    expect(gaps).toEqual([
      'fault f/b: otherwise',
      'requirement b: no check that verifies it found f/b',
      'requirement c: no fault breaks it directly',
      'check c/b: it has caught no fault',
      'check c/c: it has caught no fault',
    ]);
  });

  it('looks for what is about lag among the rows of a profile that lets effects lag', () => {
    const late: Check = { id: 'c/late', title: '', verifies: ['late'], monitor: 'done-late' };
    const rows = [fault('late', 'caught', 'c/late')];
    expect(faultGaps(rows, [requirement('late')], [late])).toEqual([
      'requirement late: no fault breaks it directly',
      'check c/late: it has caught no fault',
    ]);
    expect(faultGaps([], [requirement('late')], [late], { lagging: rows })).toEqual([]);
  });

  it('asks nothing of what is only recorded or excluded', () => {
    const requirements = [requirement('a', { level: 'record' }), requirement('b', { excluded: 'cannot be seen' })];
    expect(faultGaps([], requirements, [check('c/a', 'a')])).toEqual([]);
  });
});
