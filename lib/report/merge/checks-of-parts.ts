import { suites } from '../../../suites/index.ts';
import { ConformanceError } from '../../error.ts';
import { packageVersion } from '../../package-root.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import { suitesDigest } from '../../run/prepare-run.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import type { PartFile } from './read-parts.ts';

const refusal = (message: string): ConformanceError => new ConformanceError('ERR_USAGE', message);

const refuseVersion = ({ file, report: { suite } }: PartFile): void => {
  const { version } = packageVersion();
  if (suite.version !== version)
    throw refusal(
      `${file} is of version ${suite.version}, but this is version ${version}; merge with the version that ran the parts`,
    );
};

const refuseSuites = ({ file, report: { run, part } }: PartFile, outside: OutsideSuites): void => {
  if (part.suites === suitesDigest(outside)) return;
  const files = run.suites ?? [];
  const needed = files.map((name) => `--suite ${name}`).join(' ');
  throw refusal(
    files.length === 0
      ? `${file} was run without --suite; merge without it`
      : `${file} was run with ${needed}; give merge the same files`,
  );
};

/**
 * The checks of the whole run of which these are parts.
 *
 * @throws ConformanceError ERR_USAGE where another version of the suite, or other suite files, have run them
 */
export const checksOfParts = ([first]: readonly PartFile[], outside: OutsideSuites): readonly ListedCheck[] => {
  if (first === undefined) return [];
  refuseVersion(first);
  refuseSuites(first, outside);
  const ids = new Set(first.report.part.checks);
  return [...suites, ...outside.suites]
    .flatMap(({ area, checks }) => checks.map((check) => ({ area, check })))
    .filter(({ check }) => ids.has(check.id));
};
