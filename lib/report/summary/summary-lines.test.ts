import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../../fixtures/testing/example-report.ts';
import { summaryLines } from './summary-lines.ts';

const same = (text: string): string => text;
const plain = { good: same, bad: same, doubtful: same, quiet: same, strong: same };

describe('the summary', () => {
  const text = summaryLines(report, plain).join('\n');

  test('counts by area', () => {
    expect(text).toContain(
      '  a                      1 passed   3 failed   1 warned   1 inconclusive   1 observed   1 not applicable',
    );
  });

  test('shows one block a cause, with its plainest example, the checks that show it and the line that reproduces it', () => {
    const block = text.slice(text.indexOf('1. '), text.indexOf('2. '));
    for (const part of [
      /^1\. failed {2}broadcast answered 500$/m,
      /finding +broadcast answered 500 \[status\]/,
      /requirement +It is said of a\/must\. \(must; REST v1, somewhere\) \[a\/must\]/,
      /step +\$\.steps\[1\]/,
      /expected +202/,
      /seen +500/,
      /exchange +#7 POST http:\/\/a\/api\/v1\/hubs\/h/,
      /sent +\{"Target":"t"\}/,
      /reproduce +npx asrs-conformance --only a\/broken --seed 5 --profile 'my profile\.yaml'/,
      /shown by +3 checks: a\/broken, a\/soft, a\/drawn/,
    ]) {
      expect(block).toMatch(part);
    }
    expect(block.trimEnd().split('\n').length).toBeLessThanOrEqual(12);
  });

  test('says of a drawn value which is the smallest, and how to replay it', () => {
    const checks = report.checks.filter(({ check }) => check === 'a/drawn');
    const drawn = summaryLines({ ...report, checks }, plain).join('\n');
    expect(drawn).toMatch(/smallest +"a b"/);
    expect(drawn).toMatch(/reproduce +npx asrs-conformance --replay a\/drawn:3:0 --seed 5/);
  });

  test('has at most twelve lines for a cause that has each of them', () => {
    const drawn = report.checks.find(({ check }) => check === 'a/drawn')!;
    const blocked = { ...drawn, check: 'a/other', verdict: 'blocked' as const, findings: [], blockedBy: ['a/must'] };
    const script = { cause: '', check: drawn.check, finding: 0, file: 'repro/1.mjs', runs: 1, reproduced: 1 };
    const scripts = [{ ...script, result: 'reproduced' as const }];
    const text = summaryLines({ ...report, checks: [drawn, blocked], scripts }, plain).join('\n');
    const [block = ''] = text.slice(text.indexOf('1. ')).split('\n\n');
    const labels = block.split('\n').map((line) => line.trim().split(/ {2,}| /)[0]);
    expect(labels).toEqual(expect.arrayContaining(['smallest', 'exchange', 'reproduce', 'script', 'shown', 'blocks']));
    expect(labels.length).toBeLessThanOrEqual(12);
  });

  test('says that a script may have to be run several times where its finding shows now and then', () => {
    const drawn = report.checks.find(({ check }) => check === 'a/drawn')!;
    const script = { cause: '', check: drawn.check, finding: 0, file: 'repro/1.mjs', runs: 1, reproduced: 0 };
    const scripts = [{ ...script, result: 'not reproduced' as const }];
    const linesOf = (asked: 'first' | 'some'): string => {
      const checks = [{ ...drawn, findings: drawn.findings.map((finding) => ({ ...finding, asked })) }];
      return summaryLines({ ...report, checks, scripts }, plain).join('\n');
    };
    expect(linesOf('some')).toContain(
      'repro/1.mjs (not reproduced; it shows now and then: run the script several times)',
    );
    expect(linesOf('first')).toContain('repro/1.mjs (not reproduced)');
  });

  test('shows the beginning of a long value', () => {
    const checks = report.checks.map((check) => ({
      ...check,
      findings: check.findings.map((finding) => ({ ...finding, seen: `500 ${'y'.repeat(300)}z` })),
    }));
    const lines = summaryLines({ ...report, checks }, plain);
    const seen = lines.find((line) => line.includes('  seen '));
    expect(seen).toMatch(/500 y{196}…$/);
  });

  test('counts what has passed without some of its checks', () => {
    expect(text).not.toContain('in part');
    const [first, ...others] = report.requirements;
    const requirements = [{ ...first!, verdict: 'pass' as const, unjudgedBy: ['a/other'] }, ...others];
    expect(summaryLines({ ...report, requirements }, plain)).toContain(
      'in part       1 requirement passed, with some checks blocked (report.html and report.json have each)',
    );
  });

  test('counts what was prepared in another way', () => {
    expect(text).not.toContain('another way');
    const [first, ...others] = report.checks;
    const checks = [{ ...first!, anotherWay: ['addUserToGroup in place of addConnectionToGroup'] }, ...others];
    expect(summaryLines({ ...report, checks }, plain)).toContain(
      'another way   1 check prepared with addUserToGroup in place of addConnectionToGroup (report.html and report.json have each)',
    );
  });

  test('names the checks that a cause blocks', () => {
    const blocked = { ...report.checks[0]!, check: 'a/other', verdict: 'blocked' as const, blockedBy: ['a/must'] };
    const lines = summaryLines({ ...report, checks: [...report.checks, blocked] }, plain).join('\n');
    expect(lines).toMatch(/blocks +1 check: a\/other/);
  });

  test('gives the reason where there is no finding, lists what is inconclusive, and ends with the sentence', () => {
    expect(text).toMatch(/2\. failed {2}no client could connect\n +reason +not testable: no client could connect/);
    expect(text).toMatch(/inconclusive {2}a\/open: the control was late/);
    expect(text.endsWith('\nnot conformant')).toBe(true);
  });

  test('says in one line what a run that ended early did not judge, beside its causes', () => {
    const stopped = { code: 'ERR_INTERRUPTED', message: 'interrupted' } as const;
    const lines = summaryLines({ ...report, run: { ...report.run, stopped } }, plain);
    expect(lines).toContain('  1 check came to no verdict: interrupted (report.json has them)');
    expect(lines.join('\n')).not.toContain('the control was late');
    expect(lines.some((line) => line.startsWith('1. failed'))).toBe(true);
  });

  test('counts what was left out apart from what was paid for', () => {
    const [first, ...others] = report.checks;
    const checks = [{ ...first!, verdict: 'left out' as const }, ...others];
    const all = report.checks.length;
    expect(text).toMatch(new RegExp(`^cost +${all} checks in `, 'm'));
    expect(summaryLines({ ...report, checks }, plain).join('\n')).toMatch(
      new RegExp(`^cost +${all - 1} of ${all} checks in `, 'm'),
    );
  });

  test.each([40, 60, 100])('cuts at the width of the terminal, whatever colours are around: %d', (columns) => {
    const reason = 'a very long story about what did not come to a verdict, '.repeat(4);
    const checks = [{ ...report.checks[3]!, reason }];
    const marked = (text: string): string => `<<<<<<<<<<${text}>>>>>>>>>>`;
    const paint = { good: marked, bad: marked, doubtful: marked, quiet: marked, strong: marked };
    const line = summaryLines({ ...report, checks }, paint, columns).find((one) => one.includes('a/open')) ?? '';
    expect(line.replaceAll(/<{10}|>{10}/g, '')).toHaveLength(columns);
  });
});
