import { execFileSync } from 'node:child_process';
import { packageFile } from '../../package-root.ts';
import { proofProfile } from '../proof-profile.ts';

/** Values of each property, in proportion to an ordinary run: a fault that one value in twenty finds is missed by too many runs. */
const values = 0.5;

/** Under what faults are judged. The published page says the same. */
export const faultConditions = { seed: 1, values, mostTries: 3, profile: proofProfile() } as const;

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: packageFile('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The commit that is judged, and whether files differ from it; `unknown` outside of a repository. */
export const judgedCommit = (): string => {
  try {
    const isClean = git('status', '--porcelain', '--', 'lib', 'suites', 'fixtures') === '';
    return `${git('rev-parse', '--short', 'HEAD')}${isClean ? '' : ' with local changes'}`;
  } catch {
    return 'unknown';
  }
};
