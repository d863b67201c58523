import { ConformanceError } from '../../error.ts';
import type { Report } from '../../contract/report.ts';
import type { Timing } from '../../contract/timing.ts';
import { noUsage } from '../../contract/usage.ts';
import type { RunChecksResult } from '../../run/heard.ts';
import { judgedByList } from '../known/judged-by-list.ts';
import type { JudgeWith, Updated } from '../known/update-list.ts';
import { orElse } from '../trouble/or-else.ts';
import { judge } from './judge.ts';
import { reporting } from './modules.ts';
import type { Run } from './run.ts';

type ReproduceOptions = Parameters<Awaited<ReturnType<typeof reporting>>['reproduceCauses']>[1];

/** The report with a script for each cause, unless none are wanted. */
const withScripts = async (
  report: Report,
  { options, prepared, found, early }: Run,
  known: Pick<ReproduceOptions, 'timing' | 'redact' | 'growth'>,
): Promise<Report> => {
  if (!options.repro) return report;
  const { reproduceCauses } = await reporting();
  const { target } = found;
  return reproduceCauses(report, { ...prepared, ...known, target, folder: options.out, signal: early.signal });
};

/** Builds the report of a result in the light of a list of known deviations. */
const reporterOf = async (
  { found, prepared, options, startedAt }: Run,
  { result, durationMs }: { readonly result: RunChecksResult; readonly durationMs: number },
): Promise<JudgeWith> => {
  const { reportRun } = await reporting();
  const strict = options.strict === true;
  return (list) => reportRun({ ...prepared, ...found, startedAt, durationMs, strict, result, known: list });
};

/** What is said of the bundle, where one is asked for. */
const certified = async (
  run: Run,
  result: RunChecksResult,
  judged: Pick<Updated, 'report' | 'list'>,
): Promise<readonly string[]> => {
  if (run.options.certify !== true) return [];
  const { certifyRun } = await import('../certify/certify-run.ts');
  return certifyRun(run, result, judged);
};

/** Scripts wait no longer than the run did in the end: what is missing has been shown to be. */
const timingOfScripts = ({ timing, waitsMs }: RunChecksResult): Timing | undefined =>
  timing === undefined || waitsMs === undefined ? timing : { ...timing, deliveryDeadlineMs: waitsMs };

/** Judges the target, and reports what came of it. What fails after the checks is kept beside the report. @throws ConformanceError for whatever keeps it from being judged */
export const reportOf = async (run: Run): Promise<Updated> => {
  const { known } = run;
  const began = performance.now();
  const result = await judge(run);
  const durationMs = performance.now() - began;
  const judgeWith = await reporterOf(run, { result, durationMs });
  const { createRedactor, targetSecrets } = await reporting();
  const redact = createRedactor(targetSecrets(run.found.target));
  const again = (report: Report): Promise<Report> =>
    withScripts(report, run, { timing: timingOfScripts(result), growth: result.growth, redact });
  const { list, ...updated } = await judgedByList(known, judgeWith);
  const [report, ...unscripted] = await orElse(updated.report, () => again(updated.report));
  const [bundled, ...unbundled] = await orElse<readonly string[]>([], () => certified(run, result, { report, list }));
  const troubles = [...updated.troubles, ...unscripted, ...unbundled];
  return { report, list, lines: [...updated.lines, ...bundled], troubles };
};

/** The report of a run that an error has ended before the first check. */
export const failedReportOf = async (run: Run, error: unknown): Promise<Report> => {
  const code = error instanceof ConformanceError ? error.code : 'ERR_INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  const result: RunChecksResult = { outcomes: [], usage: noUsage, stopped: { code, message }, errors: [] };
  const durationMs = Date.now() - run.startedAt.getTime();
  const judgeWith = await reporterOf(run, { result, durationMs });
  return judgeWith(undefined);
};
