import { countOf, quantity } from '../../contract/quantity.ts';
import { packageVersion } from '../../package-root.ts';
import type { Terminal } from '../terminal.ts';
import { readBundle, refusal, type Bundle } from './bundle.ts';
import { judgeAgain } from './judge-again.ts';

const refuseOtherVersion = (file: string, { suite }: Bundle): void => {
  const { version } = packageVersion();
  if (suite.version !== version)
    throw refusal(
      file,
      `was made by version ${suite.version}, and this is ${version}; judge it with npx asrs-conformance@${suite.version} judge ${file}`,
    );
};

/** Beyond this share of the checks, a trace that lacks something is not the trace of the run. */
const mostUnjudged = 0.05;

const named = 5;

const refuseDifferences = (file: string, found: readonly string[]): void => {
  if (found.length === 0) return;
  const more = found.length > named ? `; and ${quantity(found.length - named)} more` : '';
  throw refusal(file, `the bundle does not hold what its report says: ${found.slice(0, named).join('; ')}${more}`);
};

/**
 * Judges a bundle again, from its trace and without a network, and returns the exit code of its run.
 *
 * @throws ConformanceError ERR_USAGE where it was touched, is of another version, or does not hold what its report says
 */
export const judgeCommand = async (file: string, { say }: Terminal): Promise<number> => {
  const { bundle, digest } = await readBundle(file);
  refuseOtherVersion(file, bundle);
  const { report, suite } = bundle;
  say(
    `bundle        ${file}, SHA-256 ${digest}`,
    `suite         ${suite.version}; ${quantity(suite.faults.proved)} of its ${countOf(suite.faults.checks, 'check')} have failed on a service that is wrong on purpose`,
    `run           ${report.run.id}, seed ${report.run.seed}, ${report.run.startedAt}, ${report.target.restBase}`,
  );
  const began = performance.now();
  const { report: again, missing, changes } = await judgeAgain(bundle);
  const unjudged = [...new Set(missing.map(({ check }) => check))];
  if (unjudged.length > again.checks.length * mostUnjudged)
    throw refusal(file, `the bundle does not hold ${missing[0]?.what}`);
  refuseDifferences(file, changes);
  const seconds = quantity(Math.round((performance.now() - began) / 1000));
  say(
    `judged        ${quantity(again.checks.length - unjudged.length)} of ${countOf(again.checks.length, 'check')} again in ${seconds} s, with the same verdicts`,
    ...(unjudged.length === 0
      ? []
      : [`not judged    ${unjudged.join(', ')}: what they asked depends on the time, and the trace does not hold it`]),
    report.gate.sentence,
  );
  return report.gate.exitCode;
};
