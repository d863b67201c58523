import { describe, expect, test } from 'vitest';
import { exampleReport as report } from '../../fixtures/testing/example-report.ts';
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

  test('says of a finding the statement, the step, what was expected and seen, the exchange, and how to see it again', () => {
    const block = text.slice(text.indexOf('failed  a/broken'), text.indexOf('failed  a/untestable'));
    for (const part of [
      /finding +broadcast answered 500 \[status\]/,
      /requirement +It is said of a\/must\. \(must; REST v1, somewhere\) \[a\/must\]/,
      /step +\$\.steps\[1\]/,
      /expected +202/,
      /seen +500/,
      /exchange +#7 POST http:\/\/a\/api\/v1\/hubs\/h/,
      /sent +\{"Target":"t"\}/,
      /answer +500 after 12 ms/,
      /body +oh no/,
      /reproduce +npx asrs-conformance --only a\/broken --seed 5 --profile 'my profile\.yaml'/,
    ]) {
      expect(block).toMatch(part);
    }
  });

  test('says of a drawn value which is the smallest, and how to replay it', () => {
    expect(text).toMatch(/smallest +"a b"/);
    expect(text).toMatch(/reproduce +npx asrs-conformance --replay a\/drawn:3:0 --seed 5/);
  });

  test('shows three findings of a check and says how many more there are', () => {
    const many = report.checks.map((check) => ({
      ...check,
      findings: check.findings.flatMap((one) => [one, one, one, one, one]),
    }));
    const long = summaryLines({ ...report, checks: many }, plain).join('\n');
    const block = long.slice(long.indexOf('failed  a/broken'), long.indexOf('failed  a/untestable'));
    expect(block.match(/finding +broadcast answered 500/g)).toHaveLength(3);
    expect(block).toContain('and 2 more findings in report.json');
    expect(text).not.toContain('more findings');
  });

  test('gives the reason where there is no finding, and ends with the sentence', () => {
    expect(text).toMatch(/reason +not testable: no client could connect/);
    expect(text).toMatch(/reason +the control was late/);
    expect(text.endsWith('\nnot conformant')).toBe(true);
  });
});
