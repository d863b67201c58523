import { execFileSync } from 'node:child_process';
import { packageFile } from '../../../package-root.ts';

/** Runs git in the checkout. @throws Error where there is no repository, or it does not know what is asked for */
export const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: packageFile('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Lines of files that were added or changed: by file, as ranges, both ends included. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [first: number, last: number])[]>;

/** Reads what `git diff --unified=0` prints. */
export const readDiff = (diff: string): ChangedLines => {
  const changed = new Map<string, (readonly [number, number])[]>();
  let own: (readonly [number, number])[] = [];
  for (const line of diff.split('\n')) {
    const file = /^\+\+\+ b\/(.*)$/.exec(line)?.[1];
    if (file !== undefined) changed.set(file, (own = []));
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first !== undefined && count !== '0') own.push([Number(first), Number(first) + Number(count) - 1]);
  }
  return changed;
};

/** What has changed in `lib/` since a commit, also what is not committed. @throws Error as {@link git} */
export const changedSince = (ref: string): ChangedLines =>
  readDiff(git('diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-renames', ref, '--', 'lib'));

/**
 * The commit since which a branch has changes of its own: where it left the main branch, and on the main branch itself the commit before. Undefined where git cannot
 * tell, as in a checkout without history.
 */
export const recentRef = (ask: (...args: readonly string[]) => string = git): string | undefined => {
  const attempt = (...args: readonly string[]): string | undefined => {
    try {
      return ask(...args).trim();
    } catch {
      return undefined;
    }
  };
  const head = attempt('rev-parse', '--verify', 'HEAD');
  if (head === undefined) return undefined;
  const left = ['origin/main', 'main'].map((branch) => attempt('merge-base', branch, 'HEAD'));
  return left.find((commit) => commit !== undefined && commit !== head) ?? attempt('rev-parse', '--verify', 'HEAD~1');
};
