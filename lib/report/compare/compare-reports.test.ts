import { describe, expect, test } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import { checkResult, failedCheck, requirementResult } from '../../../fixtures/testing/known-results.ts';
import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';
import { compareReports } from './compare-reports.ts';
import { comparisonLines } from './comparison-lines.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';

type Run = Partial<Report['run']>;

const report = (checks: readonly CheckResult[], requirements: readonly RequirementResult[], run: Run = {}): Report => ({
  ...exampleReport,
  run: { ...exampleReport.run, ...run },
  checks,
  requirements,
});

/** One requirement with a check of its name. */
const holding = (id: string, run?: Run): Report => report([checkResult(id)], [requirementResult(id)], run);
const failing = (id: string, run?: Run): Report =>
  report([failedCheck(id, [id])], [requirementResult(id, { verdict: 'fail' })], run);
const open = (id: string): Report =>
  report(
    [checkResult(id, { verdict: 'inconclusive', state: 'inconclusive', looked: [] })],
    [requirementResult(id, { verdict: 'inconclusive' })],
  );
const empty = (run?: Run): Report => report([], [], run);

const compare = (before: Report, after: Report) =>
  compareReports({ file: 'a.json', report: before }, { file: 'b.json', report: after });

const kindsOf = (before: Report, after: Report) => {
  const { requirements, causes, exitCode } = compare(before, after);
  return { requirements: requirements.map(({ kind }) => kind), causes: causes.map(({ kind }) => kind), exitCode };
};

describe('a comparison of two runs', () => {
  test.each<readonly [string, Report, Report, ReturnType<typeof kindsOf>]>([
    ['finds nothing in the same', failing('a/b'), failing('a/b'), { requirements: [], causes: [], exitCode: 0 }],
    [
      'calls broken what failed after it held',
      holding('a/b'),
      failing('a/b'),
      { requirements: ['broken'], causes: ['broken'], exitCode: 1 },
    ],
    [
      'calls fixed what holds after it failed',
      failing('a/b'),
      holding('a/b'),
      { requirements: ['fixed'], causes: ['fixed'], exitCode: 0 },
    ],
    [
      'calls gone what a run of everything does not have',
      holding('a/b'),
      empty(),
      { requirements: ['gone'], causes: [], exitCode: 0 },
    ],
    [
      'calls new what only the second has',
      empty(),
      failing('a/b'),
      { requirements: ['new'], causes: ['new'], exitCode: 0 },
    ],
    [
      'is unsure of what passed and was not judged again',
      holding('a/b'),
      open('a/b'),
      { requirements: ['unsure'], causes: [], exitCode: 2 },
    ],
    [
      'is unsure of what was not judged before',
      open('a/b'),
      failing('a/b'),
      { requirements: ['unsure'], causes: ['new'], exitCode: 0 },
    ],
    [
      'is unsure of what an unfinished run lacks',
      holding('a/b'),
      empty({ complete: false }),
      { requirements: ['unsure'], causes: [], exitCode: 2 },
    ],
    [
      'leaves out what was not selected',
      holding('a/b'),
      empty({ selection: ['c/'] }),
      { requirements: [], causes: [], exitCode: 0 },
    ],
    [
      'leaves out a cause whose checks were not selected',
      failing('a/b'),
      empty({ selection: ['c/'] }),
      { requirements: [], causes: [], exitCode: 0 },
    ],
    [
      'leaves out what was not selected before',
      empty({ selection: ['c/*'] }),
      failing('a/b'),
      { requirements: [], causes: ['new'], exitCode: 0 },
    ],
    [
      'calls gone what was selected, and is not there',
      holding('a/b'),
      empty({ selection: ['a'] }),
      { requirements: ['gone'], causes: [], exitCode: 0 },
    ],
  ])('%s', (_, before, after, expected) => {
    expect(kindsOf(before, after)).toEqual(expected);
  });

  test('needs both filters of a selection', () => {
    const reproduce = { command: 'x', target: [], selection: ['--only', 'a/b', '--area', 'other'] };
    const { leftOut, requirements } = compare(holding('a/b'), empty({ selection: ['a/b', 'other'], reproduce }));
    expect([leftOut, requirements]).toEqual([1, []]);
  });

  test('leaves out the checks of a suite file that the other run was not given', () => {
    const { leftOut } = compare(
      holding('mine/b', { suites: ['mine.yaml'] }),
      report([checkResult('z/z', { area: 'z' })], []),
    );
    expect(leftOut).toBe(1);
  });

  test('is unsure where the check that failed was not run again', () => {
    const requirement = requirementResult('a/b', { checks: ['a/b', 'a/more'] });
    const before = report([checkResult('a/b'), failedCheck('a/more', ['a/b'])], [{ ...requirement, verdict: 'fail' }]);
    const after = report([checkResult('a/b')], [requirement], { selection: ['a/b'] });
    const [change] = compare(before, after).requirements;
    expect(change).toMatchObject({
      kind: 'unsure',
      why: 'a/more, which showed it, came to no verdict in the second run',
    });
    expect(compare(after, before).requirements).toMatchObject([{ kind: 'new' }]);
  });

  test('calls a cause broken that a requirement hides, which failed before', () => {
    const requirements = [requirementResult('a/b', { verdict: 'fail', checks: ['a/b', 'a/more'] })];
    const before = report([failedCheck('a/b', ['a/b']), checkResult('a/more')], requirements);
    const other = failedCheck('a/more', ['a/b']);
    const late = other.findings.map((finding) => ({ ...finding, code: 'not-delivered' as const }));
    const after = report([failedCheck('a/b', ['a/b']), { ...other, findings: late }], requirements);
    expect(compare(before, after)).toMatchObject({
      requirements: [],
      causes: [{ kind: 'broken', title: 'the target did not deliver a message' }],
      exitCode: 1,
      sentence: 'worse: broken: 1 cause',
    });
  });

  test('is not worse where the second run accepts what broke', () => {
    const known = { claim: 'fails', of: 'requirement', id: 'a/b', reason: 'agreed' } as const;
    const accepted = report(
      [failedCheck('a/b', ['a/b'], { verdict: 'known', known })],
      [requirementResult('a/b', { verdict: 'known', known })],
    );
    expect(compare(failing('a/b'), accepted).causes).toEqual([]);
    expect(kindsOf(holding('a/b'), accepted)).toEqual({ requirements: ['broken'], causes: [], exitCode: 0 });
    expect(comparisonLines(compare(holding('a/b'), accepted), plain).join('\n')).toContain(
      'a/b  passed → known (must) It holds. (known, fails: agreed)',
    );
  });

  test('does not judge what is only observed', () => {
    const noted = report([checkResult('a/b')], [requirementResult('a/b', { level: 'record', verdict: 'observed' })]);
    expect(kindsOf(noted, empty())).toEqual({ requirements: [], causes: [], exitCode: 0 });
  });
});

const same = (text: string): string => text;
const plain = { good: same, bad: same, doubtful: same, quiet: same, strong: same };

describe('a comparison for people', () => {
  const other: Report = {
    ...failing('a/b', { seed: 6, selection: ['a/'], startedAt: '2026-02-03T00:00:00.000Z' }),
    suite: { name: 'asrs-conformance', version: '9.9.9' },
    target: { ...exampleReport.target, restBase: 'http://b' },
  };
  const comparison = compare(holding('a/b'), other);

  test('names what differs between the runs', () => {
    expect(comparison.differs).toEqual(['suite', 'target', 'seed', 'selection']);
    expect(comparisonLines(comparison, plain).slice(0, 7)).toEqual([
      'file      a.json → b.json',
      'started   2026-01-02T03:04:05.000Z → 2026-02-03T00:00:00.000Z',
      'suite     asrs-conformance 0.0.0 → asrs-conformance 9.9.9',
      'target    http://a → http://b',
      'profile   mine',
      'seed      5 → 6',
      'selection everything → a/',
    ]);
  });

  test.each([
    [[], 'everything → --set v1@2026.1'],
    [['a/', 'b/'], 'a/ b/ → --set v1@2026.1, a/ b/'],
  ])('names the set of a run: %j', (selection, text) => {
    const plainRun = { ...exampleReport, run: { ...exampleReport.run, selection } };
    const ofSet = { ...plainRun, run: { ...plainRun.run, set: 'v1@2026.1' } };
    expect(comparisonLines(compare(plainRun, ofSet), plain)).toContain(`selection ${text}`);
  });

  test.each<readonly [Run, string]>([
    [{ complete: false }, 'everything, ended early'],
    [{ deep: true, runs: 3 }, 'everything, --deep, 3 times the usual number of values'],
    [{ soakMs: 3_600_000, suites: ['mine.yaml'] }, 'everything, --suite mine.yaml, --soak 1h'],
  ])('names what else a run was asked for, and whether it came to its end: %j', (run, text) => {
    const other = { ...exampleReport, run: { ...exampleReport.run, ...run } };
    expect(comparisonLines(compare(exampleReport, other), plain)).toContain(`selection everything → ${text}`);
  });

  test('has a section for each kind, and ends with the sentence', () => {
    const text = comparisonLines(comparison, plain).join('\n');
    expect(text).toContain(
      '\nBroken\n  cause  the target answered 200 (1 check)\n  a/b  passed → failed (must) It holds.\n',
    );
    expect(text.endsWith('\nworse: broken: 1 requirement and 1 cause')).toBe(true);
  });

  test('is Markdown in which nothing is markup', () => {
    const says = 'It is <b>bold</b> *and* `more`.';
    const bold = report(failing('a/b').checks, [requirementResult('a/b', { verdict: 'fail', says })]);
    const text = comparisonMarkdown(compare(holding('a/b'), bold));
    expect(text).toContain('### Broken\n\n- cause: the target answered 200');
    expect(text).toContain(String.raw`It is &lt;b&gt;bold&lt;/b&gt; \*and\* \`more\`.`);
  });
});
