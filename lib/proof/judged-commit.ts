import { execFileSync } from 'node:child_process';
import { packageFile } from '../package-root.ts';

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
