import { ConformanceError } from '../../error.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import { notGreen } from '../../report/not-green.ts';
import { readReport } from '../../report/read-report.ts';
import { suites } from '../../../suites/index.ts';

/** What was not green in an earlier run, and how that run was done. */
export interface FailedBefore {
  readonly among: readonly string[];
  readonly seed: number;
  readonly deep: boolean;
  /** Absent where it did not soak. */
  readonly soakMs?: number;
  /** Absent where it drew no more values than usual. */
  readonly runs?: number;
}

const refusal = (file: string, trouble: string): ConformanceError =>
  new ConformanceError('ERR_USAGE', `--only-failed ${file}: ${trouble}`);

/**
 * Reads `--only-failed <report.json>`.
 *
 * @throws ConformanceError ERR_USAGE where the file is no report, where all was green in it, or where none of its checks is there any more
 */
export const readFailed = async (file: string, outside: OutsideSuites): Promise<FailedBefore> => {
  const report = await readReport(file);
  const all = [...suites, ...outside.suites].flatMap(({ area, checks }) =>
    checks.map(({ id: check }) => ({ area, check })),
  );
  const red = notGreen(report, all);
  if (red.length === 0) throw refusal(file, 'every check of that run was green, so there is nothing to run again');
  const ids = new Set(all.map(({ check }) => check));
  const among = red.filter((id) => ids.has(id));
  if (among.length === 0) throw refusal(file, `there is no check ${red[0]}; a check of a suite file needs --suite`);
  const { seed, deep, runs, soakMs } = report.run;
  return { among, seed, deep, ...(runs > 1 ? { runs } : {}), ...(soakMs === undefined ? {} : { soakMs }) };
};
