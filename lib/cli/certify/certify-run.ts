import { join } from 'node:path';
import type { Report } from '../../contract/report.ts';
import { ConformanceError } from '../../error.ts';
import { packageVersion } from '../../package-root.ts';
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

/** Writes the bundle of a run beside its reports. @returns what is said of it */
export const certifyRun = async (run: Run, result: RunChecksResult, report: Report): Promise<readonly string[]> => {
  const { prepared, found, options, known } = run;
  const { traced, timing } = result;
  if (traced === undefined || timing === undefined || !report.run.complete)
    return ['bundle        none: only a run that came to its end is certified'];
  const file = join(options.out, 'bundle.gz');
  const checks = prepared.checks.map(({ check }) => check.id);
  const digest = await writeBundle(file, {
    report,
    trace: traced.trace,
    suite: { version: packageVersion().version, faults: faultScore(checks) },
    run: {
      outside: prepared.outside,
      known: known?.list,
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
