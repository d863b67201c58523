import type { CheckResult, Report } from '../../contract/report.ts';
import { findingLines, reasonLines, type Line } from '../finding-lines.ts';
import { knownText } from '../known-lines.ts';
import { leftOutLines } from '../early/left-out-lines.ts';
import { briefText } from '../brief-text.ts';
import { verdictWords } from '../verdict-words.ts';
import { visible } from '../visible.ts';
import { element, xmlDocument, type Xml } from '../xml.ts';
import { caseKind, type CaseKind } from './case-kind.ts';
import type { ReportFormat } from './report-format.ts';

/** CI servers keep these files, and show a message in a table. */
const longest = { text: 20_000, message: 1000 };

const toText = (lines: readonly Line[]): string =>
  visible(lines.map(([label, text]) => `${label}: ${briefText(text, longest.text)}`).join('\n'));

const details = (report: Report, check: CheckResult): string => {
  const findings = check.findings.map((finding) => toText(findingLines(report, check, finding)));
  return findings.length > 0 ? findings.join('\n\n') : toText(reasonLines(report, check));
};

const oneLine = (text: string): string => visible(briefText(text, longest.message)).replaceAll(/\s+/g, ' ').trim();

const messageOf = ({ reason, verdict, known }: CheckResult): string =>
  oneLine(verdict === 'known' && known !== undefined ? `known deviation, ${knownText(known)}` : (reason ?? verdict));

/** What stands in a test case: the finding as text of an element, its first line as message. JUnit knows no warnings: one is a passed case with output. */
const resultOf = (report: Report, check: CheckResult): readonly Xml[] => {
  const message = messageOf(check);
  const kind = caseKind(report, check);
  const type = check.findings[0]?.code ?? check.state;
  if (kind === 'failure' || kind === 'error') return [element(kind, { message, type }, [details(report, check)])];
  if (kind === 'skipped') {
    const isTold = check.verdict === 'known' || check.verdict === 'inconclusive';
    const output = isTold ? [element('system-out', {}, [details(report, check)])] : [];
    return [element('skipped', { message }, []), ...output];
  }
  if (check.findings.length === 0) return [];
  return [element('system-out', {}, [`${check.verdict}: ${message}\n${details(report, check)}`])];
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const caseOf = (report: Report, check: CheckResult): Xml => {
  const marked = check.verdict === 'warn' || check.verdict === 'known' ? `[${verdictWords[check.verdict]}] ` : '';
  const name = `${marked}${check.check}: ${check.title}`;
  const attributes = { classname: `asrs.${check.area}`, name, time: seconds(check.durationMs) };
  return element('testcase', attributes, resultOf(report, check));
};

type Count = 'tests' | 'failures' | 'errors' | 'skipped';

const countsOf = (report: Report, checks: readonly CheckResult[]): Readonly<Record<Count, string>> => {
  const count = (kind: CaseKind): string => String(checks.filter((check) => caseKind(report, check) === kind).length);
  return {
    tests: String(checks.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
};

const endOf = ({ startedAtMs, durationMs }: CheckResult): number => startedAtMs + durationMs;

/** Checks run side by side: an area takes from the start of its first to the end of its last. */
const tookMs = (checks: readonly CheckResult[]): number =>
  Math.max(...checks.map(endOf)) - Math.min(...checks.map(({ startedAtMs }) => startedAtMs));

const suiteOf = (report: Report, area: string): Xml => {
  const { run, target } = report;
  const checks = report.checks.filter((check) => check.area === area);
  const properties = { run: run.id, seed: String(run.seed), target: target.restBase, profile: target.profile };
  return element(
    'testsuite',
    {
      name: `asrs.${area}`,
      ...countsOf(report, checks),
      time: seconds(tookMs(checks)),
      timestamp: run.startedAt.replace(/\.\d+Z$/, ''),
    },
    [
      element(
        'properties',
        {},
        Object.entries(properties).map(([name, value]) => element('property', { name, value }, [])),
      ),
      ...checks.map((check) => caseOf(report, check)),
    ],
  );
};

/** The exit codes that a case shows by its kind. All others have a reason that lies in no check: a list that is out of date, a target that is gone. */
const shownBy: Readonly<Record<number, CaseKind>> = { 1: 'failure', 2: 'error' };

/** Whether no check shows why the exit code is not 0. A server that reads only this file would not say why a run is red, or show green. */
const runFailed = (report: Report): boolean => {
  const { exitCode } = report.gate;
  return exitCode !== 0 && !report.checks.some((check) => caseKind(report, check) === shownBy[exitCode]);
};

const runSuite = (report: Report): Xml => {
  const { gate, run, known } = report;
  const message = oneLine(gate.sentence);
  const lines = [
    briefText(gate.sentence, longest.text),
    ...(known?.outOfDate ?? []),
    ...run.errors,
    ...leftOutLines(report),
  ];
  const attributes = { classname: 'asrs.run', name: 'run: The run comes to a verdict', time: seconds(run.durationMs) };
  return element('testsuite', { name: 'asrs.run', tests: '1', failures: '1', errors: '0', skipped: '0' }, [
    element('testcase', attributes, [
      element('failure', { message, type: `exit-code-${gate.exitCode}` }, [visible(lines.join('\n'))]),
    ]),
  ]);
};

/** The schema of Jenkins has no number of skipped cases for the whole. */
const totalsOf = (report: Report): Readonly<Record<string, string>> => {
  const { tests, failures, errors } = countsOf(report, report.checks);
  const more = Number(runFailed(report));
  return { tests: String(Number(tests) + more), failures: String(Number(failures) + more), errors };
};

const areasOf = ({ checks }: Report): readonly string[] => [...new Set(checks.map(({ area }) => area))];

const junitXml = (report: Report): string =>
  xmlDocument(
    element('testsuites', { name: report.suite.name, ...totalsOf(report), time: seconds(report.run.durationMs) }, [
      ...areasOf(report).map((area) => suiteOf(report, area)),
      ...(runFailed(report) ? [runSuite(report)] : []),
    ]),
  );

/** JUnit XML: a suite for each area, a case for each check. What keeps a run from a verdict is an error. */
export const junit: ReportFormat = {
  name: 'junit',
  help: 'JUnit XML for CI servers',
  writes: 'junit.xml',
  render: (report) => [{ path: 'junit.xml', bytes: junitXml(report) }],
};
