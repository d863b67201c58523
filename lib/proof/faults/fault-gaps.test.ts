import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults } from '../../../fixtures/faults/index.ts';
import { suites } from '../../../suites/index.ts';
import { packageFile } from '../../package-root.ts';
import type { Check } from '../../contract/check.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { faultGaps, type ProvedFault } from './fault-gaps.ts';

const published = packageFile('reports/faults.json');

const read = (): readonly ProvedFault[] =>
  (JSON.parse(readFileSync(published, 'utf8')) as { readonly results: readonly ProvedFault[] }).results;

describe('the published fault matrix', () => {
  it('is there', () => {
    expect(existsSync(published)).toBe(true);
  });

  it('is of the catalogue as it stands', () => {
    expect(read().map(({ id }) => id)).toEqual(faults.map(({ id }) => id));
  });

  it('shows every check red once, and every judged requirement broken', () => {
    const checks = suites.flatMap((suite) => suite.checks);
    expect(faultGaps(read(), loadRequirements(), checks)).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('gives each fault an id of its own, and requirements that exist', () => {
    const ids = faults.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const known = new Set(loadRequirements().map(({ id }) => id));
    expect(faults.flatMap(({ breaks }) => breaks).filter((id) => !known.has(id))).toEqual([]);
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
    caughtBy,
  });

  it('names faults that were not caught, requirements without a fault and checks that were never red', () => {
    const gaps = faultGaps(
      [fault('a', 'caught', 'c/a'), fault('b', 'otherwise')],
      [requirement('a'), requirement('b'), requirement('c')],
      [check('c/a', 'a'), check('c/b', 'b'), check('c/c', 'c')],
    );
    expect(gaps).toEqual([
      'fault f/b: otherwise',
      'requirement c: no fault breaks it',
      'check c/b: no fault has turned it red',
      'check c/c: no fault has turned it red',
    ]);
  });

  it('asks nothing of what is only recorded or excluded', () => {
    const requirements = [requirement('a', { level: 'record' }), requirement('b', { excluded: 'cannot be seen' })];
    expect(faultGaps([], requirements, [check('c/a', 'a')])).toEqual([]);
  });
});
