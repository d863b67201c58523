import { selectChecks } from '../../run/select-checks.ts';
import type { Report } from '../../contract/report.ts';
import { reportRun } from '../../report/build-report.ts';
import type { Lack } from '../../run/certify/replay-order.ts';
import { replayRun, type Replayed } from '../../run/certify/replay-run.ts';
import { suites } from '../../../suites/index.ts';
import { setOf } from '../run/set-of.ts';
import type { Bundle } from './bundle.ts';

/** What a certified run comes to when it is judged again. */
export interface JudgedAgain {
  readonly report: Report;
  /** What the trace lacks: what these checks do depends on the time, and they did something else this time. They are not judged again. */
  readonly missing: readonly Lack[];
  /** What was judged otherwise than the bundle's report has it, a line each. */
  readonly changes: readonly string[];
}

/** The report of what was judged again, by all that the first one was made of. */
const reportAgain = ({ report, run }: Bundle, { result }: Replayed): Report => {
  const { replay, outside, known } = run;
  const ids = new Set(replay.checks);
  const all = selectChecks([...suites, ...outside.suites], { only: [], areas: [] });
  const set = setOf(report.run.set);
  const { cost, target } = report;
  return reportRun({
    checks: all.filter(({ check }) => ids.has(check.id)),
    plan: {
      runs: report.run.runs,
      forecast: {
        messages: cost.forecastMessages,
        requests: cost.forecastRequests,
        connects: cost.forecastConnects,
        peakSockets: 0,
        longestMs: 0,
        soakMs: 0,
        socketMs: 0,
        byCheck: {},
      },
    },
    run: replay.order.run,
    outside,
    selection: report.run.selection,
    ...(set === undefined ? {} : { set }),
    target: replay.order.target,
    profileWhy: target.profileWhy,
    startedAt: new Date(report.run.startedAt),
    durationMs: report.run.durationMs,
    strict: report.run.strict,
    result,
    known,
  });
};

/** What was judged otherwise than the report has it. Of a check that could not be judged again, and of its requirements, nothing is said. */
const changesOf = (before: Report, after: Report, missing: readonly Lack[]): readonly string[] => {
  const unjudged = new Set(missing.map(({ check }) => check));
  const open = new Set(
    before.checks.filter(({ check }) => unjudged.has(check)).flatMap(({ requirements: ids }) => ids),
  );
  const again = new Map(after.requirements.map((one) => [one.id, one]));
  const requirements = before.requirements.flatMap((one) => {
    const other = again.get(one.id);
    return open.has(one.id) || JSON.stringify(one) === JSON.stringify(other)
      ? []
      : [`${one.id}: ${one.verdict} in the report, ${other?.verdict ?? 'nothing'} from the trace`];
  });
  const verdicts = new Map(after.checks.map(({ check, verdict }) => [check, verdict]));
  const checks = before.checks
    .filter(({ check, verdict }) => !unjudged.has(check) && verdicts.get(check) !== verdict)
    .map(
      ({ check, verdict }) => `${check}: ${verdict} in the report, ${verdicts.get(check) ?? 'nothing'} from the trace`,
    );
  const ends = [before, after].map(({ gate }) => gate.exitCode);
  const codes =
    ends[0] === ends[1] || unjudged.size > 0 ? [] : [`exit code ${ends[0]} in the report, ${ends[1]} from the trace`];
  return [...requirements, ...checks, ...codes];
};

/** Judges a run again from its trace, without a network. */
export const judgeAgain = async (bundle: Bundle): Promise<JudgedAgain> => {
  const replayed = await replayRun({ ...bundle.run.replay, trace: bundle.trace });
  const report = reportAgain(bundle, replayed);
  return { report, missing: replayed.missing, changes: changesOf(bundle.report, report, replayed.missing) };
};
