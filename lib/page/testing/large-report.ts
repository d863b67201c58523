import type { CheckResult, Report, RequirementResult } from '../../contract/report.ts';

const requirements = 300;
const checks = 450;

const verdicts = ['pass', 'fail', 'warn', 'pass'] as const;

const body = JSON.stringify({ error: 'something went wrong in a place that nobody knows', details: 'x'.repeat(1500) });

/** A report as large as the suite makes them, of a target that is wrong in half of it. */
export const largeReport = (example: Report, number: number): Report => ({
  ...example,
  run: { ...example.run, id: `large${number}`, startedAt: `2026-01-0${number + 1}T10:00:00.000Z` },
  target: { ...example.target, restBase: `https://target-${number}.example.com` },
  requirements: Array.from({ length: requirements }, (_, index): RequirementResult => ({
    id: `area/requirement-number-${index}`,
    level: 'must',
    says: `What the document says of operation number ${index}, in a sentence of the usual length.`,
    source: 'REST v1, Some operation, Responses',
    verdict: verdicts[(index + number) % verdicts.length] ?? 'pass',
    checks: [`area-${index % 16}/check-number-${index}`],
  })),
  checks: Array.from({ length: checks }, (_, index): CheckResult => {
    const red = example.checks.find(({ verdict }) => verdict === 'fail');
    const verdict = verdicts[(index + number) % verdicts.length] ?? 'pass';
    return {
      ...(red ?? (example.checks[0] as CheckResult)),
      check: `area-${index % 16}/check-number-${index}`,
      area: `area-${index % 16}`,
      title: `What check number ${index} looks at, in a sentence of the usual length`,
      requirements: [`area/requirement-number-${index % requirements}`],
      verdict,
      findings:
        verdict === 'pass'
          ? []
          : (red?.findings ?? []).map((finding) => ({
              ...finding,
              requirements: [`area/requirement-number-${index % requirements}`],
              ...(finding.exchange === undefined
                ? {}
                : { exchange: { ...finding.exchange, requestBody: body, responseBody: body } }),
            })),
    };
  }),
});
