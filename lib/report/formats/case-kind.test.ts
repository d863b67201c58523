import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import type { KnownDeviation } from '../../contract/known/known-entry.ts';
import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';
import { caseKind } from './case-kind.ts';

const open = report.checks.find(({ verdict }) => verdict === 'inconclusive')!;
const known: KnownDeviation = { claim: 'flaky', of: 'check', id: open.check, reason: 'r' };

const withRequirements = (rest: Partial<RequirementResult>): Report => ({
  ...report,
  requirements: report.requirements.map((one) => ({ ...one, ...rest })),
});

describe('a check that came to no verdict', () => {
  test.each<[what: string, kind: string, requirement: Partial<RequirementResult>, check: Partial<CheckResult>]>([
    ['about a must', 'error', {}, {}],
    ['about a must and a should', 'error', {}, { requirements: ['a/should', 'a/must'] }],
    ['about a should', 'skipped', {}, { requirements: ['a/should'] }],
    ['about what is only noted', 'skipped', { level: 'record' }, {}],
    ['about what no check can verify', 'skipped', { excluded: 'why' }, {}],
    ['about a known deviation', 'skipped', { known }, {}],
    ['that is known for it', 'skipped', {}, { known }],
  ])('%s: %s', (_what, kind, requirement, check) => {
    expect(caseKind(withRequirements(requirement), { ...open, ...check })).toBe(kind);
  });
});
