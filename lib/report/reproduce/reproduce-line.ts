import { durationOption } from '../../contract/duration.ts';
import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { shellWord } from './shell-word.ts';

/** A monitor watches what others send: it sees again what it saw when the check runs that has sent it. */
const selectionOf = (
  { run }: Report,
  { check, area }: CheckResult,
  finding: Finding | undefined,
): readonly string[] => {
  if (area !== 'monitors') return ['--only', check];
  return finding?.during === undefined ? (run.reproduce?.selection ?? []) : ['--only', finding.during, check];
};

/** Where nothing lasts, there is nothing to soak. */
const soakOf = ({ run: { soakMs } }: Report, { area }: CheckResult): readonly string[] =>
  soakMs === undefined || !['lasting', 'monitors'].includes(area) ? [] : ['--soak', durationOption(soakMs)];

/** Not the folder of the run that prints the line: its reports stay. */
const elsewhere = 'reports/again';

/** The line that runs a check again as it was run, to be pasted into the shell in which the run was started. It holds no secret. */
export const reproduceLine = (report: Report, check: CheckResult, finding?: Finding): string => {
  const { run, target } = report;
  const replay = finding?.counterexample?.path;
  const selection =
    replay === undefined ? selectionOf(report, check, finding) : ['--replay', `${check.check}:${replay}`];
  const options = [
    ...selection,
    '--seed',
    String(run.seed),
    ...(run.runs === 1 || replay !== undefined ? [] : ['--runs', String(run.runs)]),
    ...(run.deep ? ['--deep'] : []),
    ...soakOf(report, check),
    ...(run.set === undefined ? [] : ['--set', run.set]),
    ...(run.suites ?? []).flatMap((file) => ['--suite', file]),
    ...(run.reproduce?.target ?? []),
    ...(target.profileAsked === undefined ? [] : ['--profile', target.profileAsked]),
    // What only a should asks for fails no other run.
    ...(run.strict || check.verdict === 'warn' ? ['--strict'] : []),
    '--out',
    elsewhere,
    // The run that prints the line has written the script of this cause.
    '--no-repro',
  ];
  return [run.reproduce?.command ?? 'npx asrs-conformance', ...options.map(shellWord)].join(' ');
};
