import { join } from 'node:path';
import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Report } from '../../contract/report.ts';
import { ConformanceError } from '../../error.ts';
import { packageVersion } from '../../package-root.ts';
import { ownNames } from '../../report/files/own-names.ts';
import { faultScore } from '../../run/certify/fault-score.ts';
import type { RunChecksResult } from '../../run/heard.ts';
import type { Run, RunOptions } from '../run/run.ts';
import { writeBundle } from './bundle.ts';

const excluded = ['shard', 'against', 'replay'] as const;

/** Refuses what cannot be certified: a part, a comparison, one value. @throws ConformanceError ERR_USAGE */
export const refuseUncertifiable = (options: RunOptions): void => {
  const found = excluded.find((name) => options[name] !== undefined);
  if (found !== undefined)
    throw new ConformanceError('ERR_USAGE', `certify and --${found} exclude each other: a whole run is certified`);
  if (options.soak !== undefined)
    throw new ConformanceError('ERR_USAGE', 'certify and --soak exclude each other: a bundle would keep every message');
};

/** In place of secrets. Long and odd enough that no text has it by chance. */
const noSecret = 'no-secret-is-held-4f1c9a7e';

const withoutSecrets = ({ accessKey, bearerToken, ...target }: Run['found']['target']): Run['found']['target'] => ({
  ...target,
  ...(accessKey === undefined ? {} : { accessKey: noSecret }),
  ...(bearerToken === undefined ? {} : { bearerToken: noSecret }),
});

/** A trace goes on for as long as it went, unless something is missing. */
const mostTimes = 4;
const marginMs = 600_000;

/** A report, and the list of known deviations by which it was judged. */
interface Judged {
  readonly report: Report;
  readonly list: KnownList | undefined;
}

/** Writes the bundle of a run beside its reports. @returns what is said of it @throws ConformanceError ERR_USAGE where it cannot be written */
export const certifyRun = async (
  { prepared, found, options }: Run,
  result: RunChecksResult,
  { report, list }: Judged,
): Promise<readonly string[]> => {
  const { traced, timing } = result;
  if (traced === undefined || timing === undefined || !report.run.complete)
    return ['bundle        none: only a run that came to its end is certified'];
  const file = join(options.out, ownNames.bundle);
  const checks = prepared.checks.map(({ check }) => check.id);
  const digest = await writeBundle(file, {
    report,
    trace: traced.trace,
    suite: { version: packageVersion().version, faults: faultScore(checks) },
    run: {
      outside: prepared.outside,
      known: list,
      replay: {
        checks,
        timing,
        mostMs: mostTimes * report.run.durationMs + marginMs,
        order: {
          outside: prepared.outside.suites,
          target: withoutSecrets(found.target),
          run: prepared.run,
          planned: prepared.plan.forecast.byCheck,
          before: traced.before,
          clientsAnswer: true,
          delivers: true,
        },
      },
    },
  });
  return [`bundle        ${file}, SHA-256 ${digest}`];
};
