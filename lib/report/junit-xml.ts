import junit from 'junit-report-builder';
import type { CheckResult, Report } from '../contract/report.ts';
import { findingLines, reasonLines, type Line } from './finding-lines.ts';

// XML 1.0 has no place for these, however they are written; a target's answer may hold any.
// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const clean = (text: string): string =>
  text.replaceAll(notXml, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const toText = (lines: readonly Line[]): string => lines.map(([label, text]) => `${label}: ${text}`).join('\n');

const details = (report: Report, check: CheckResult): string => {
  const findings = check.findings.map((finding) => toText(findingLines(report, check, finding)));
  return clean(findings.length > 0 ? findings.join('\n\n') : toText(reasonLines(report, check)));
};

const isFailure = ({ run }: Report, { verdict }: CheckResult): boolean =>
  verdict === 'fail' || (run.strict && verdict === 'warn');

const areasOf = ({ checks }: Report): readonly string[] => [...new Set(checks.map(({ area }) => area))];

/** JUnit XML of a report: a suite for each area, a case for each check. What warns or is only observed passes; what was inconclusive is an error. */
export const junitXml = (report: Report): string => {
  // Its types say that the builder is a member called default; it is the module itself.
  const builder = (junit as unknown as typeof junit.default).newBuilder();
  for (const area of areasOf(report)) {
    const suite = builder.testSuite().name(area).timestamp(new Date(report.run.startedAt));
    suite
      .property('run', report.run.id)
      .property('seed', String(report.run.seed))
      .property('target', report.target.restBase);
    for (const check of report.checks.filter((one) => one.area === area)) {
      const test = suite
        .testCase()
        .className(`asrs.${area}`)
        .name(`${check.check}: ${clean(check.title)}`);
      test.time(Math.round(check.durationMs) / 1000);
      const reason = clean(check.reason ?? check.verdict);
      if (isFailure(report, check))
        test.failure(`${reason}\n${details(report, check)}`, check.findings[0]?.code ?? check.state);
      else if (check.verdict === 'inconclusive') test.error(reason, 'inconclusive', details(report, check));
      else if (check.verdict === 'not applicable' || check.verdict === 'not observed') test.skipped();
      else if (check.findings.length > 0) test.standardOutput(details(report, check));
    }
  }
  return builder.build();
};
