import { describe, expect, test } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import type { Report, RequirementResult, Verdict } from '../../contract/report.ts';
import { badgeImage } from './badge-image.ts';
import { badgeOf } from './badge-of.ts';

const [first] = exampleReport.requirements;

const requirement = (verdict: Verdict, rest: Partial<RequirementResult> = {}): RequirementResult => ({
  ...first!,
  id: `a/${verdict}`,
  level: 'must',
  verdict,
  ...rest,
});

const reportOf = (exitCode: number, requirements: readonly RequirementResult[]): Report => ({
  ...exampleReport,
  gate: { exitCode, sentence: '' },
  requirements,
});

const pass = requirement('pass');

describe('a badge', () => {
  test.each([
    { where: 'all are met', exitCode: 0, requirements: [pass, pass], badge: ['2 of 2', 'brightgreen'] },
    { where: 'one is not', exitCode: 1, requirements: [pass, requirement('fail')], badge: ['1 of 2', 'red'] },
    {
      where: 'one is not, and that is known',
      exitCode: 0,
      requirements: [pass, requirement('known')],
      badge: ['1 of 2, 1 known', 'green'],
    },
    {
      where: 'one could not be judged',
      exitCode: 2,
      requirements: [pass, requirement('inconclusive')],
      badge: ['1 of 2, incomplete', 'orange'],
    },
    {
      where: 'the list of known deviations is out of date',
      exitCode: 3,
      requirements: [pass, requirement('known')],
      badge: ['1 of 2, 1 known', 'orange'],
    },
    { where: 'the target gave no answer', exitCode: 75, requirements: [pass], badge: ['not judged', 'lightgrey'] },
    { where: 'nothing was judged', exitCode: 2, requirements: [], badge: ['not judged', 'lightgrey'] },
    {
      where: 'one does not apply',
      exitCode: 0,
      requirements: [pass, requirement('not applicable')],
      badge: ['1 of 1', 'brightgreen'],
    },
    {
      where: 'a should is not met',
      exitCode: 0,
      requirements: [pass, requirement('warn', { level: 'should' })],
      badge: ['1 of 1', 'brightgreen'],
    },
  ])('where $where', ({ exitCode, requirements, badge }) => {
    const { message, color } = badgeOf(reportOf(exitCode, requirements));
    expect([message, color]).toEqual(badge);
  });

  test('can be read without its image', () => {
    const { xml } = badgeImage(badgeOf(reportOf(0, [pass])));
    expect(xml).toContain('aria-label="Azure SignalR REST v1: 1 of 1"');
  });
});
