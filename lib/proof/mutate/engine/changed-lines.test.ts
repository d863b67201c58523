import { describe, expect, it } from 'vitest';
import { readDiff, recentRef } from './changed-lines.ts';

describe('the lines that have changed', () => {
  it('are those that a diff adds, by file', () => {
    const diff = [
      'diff --git a/lib/run/a.ts b/lib/run/a.ts',
      '--- a/lib/run/a.ts',
      '+++ b/lib/run/a.ts',
      '@@ -3 +3,2 @@ const x = 1;',
      '-old',
      '+new',
      '+newer',
      '@@ -9,2 +10,0 @@',
      '-gone',
      '-gone',
      '@@ -20 +19 @@',
      '-before',
      '+after',
      '--- /dev/null',
      '+++ b/lib/run/b.ts',
      '@@ -0,0 +1,4 @@',
    ].join('\n');
    expect([...readDiff(diff)]).toEqual([
      [
        'lib/run/a.ts',
        [
          [3, 4],
          [19, 19],
        ],
      ],
      ['lib/run/b.ts', [[1, 4]]],
    ]);
  });

  it('are none where nothing has', () => {
    expect(readDiff('').size).toBe(0);
  });
});

describe('the commit since which a branch has changed', () => {
  /** A repository that answers these questions and no other. */
  const repository =
    (answers: Readonly<Record<string, string>>) =>
    (...args: readonly string[]): string => {
      const answer = answers[args.join(' ')];
      if (answer === undefined) throw new Error('fatal');
      return `${answer}\n`;
    };
  const head = { 'rev-parse --verify HEAD': 'h' };

  it.each([
    ['is where it left the main branch', { ...head, 'merge-base origin/main HEAD': 'm' }, 'm'],
    ['is found of a main branch that is here only', { ...head, 'merge-base main HEAD': 'm' }, 'm'],
    [
      'on the main branch is the one before the last',
      { ...head, 'merge-base main HEAD': 'h', 'rev-parse --verify HEAD~1': 'p' },
      'p',
    ],
    ['cannot be told without history', head, undefined],
    ['cannot be told without a repository', {}, undefined],
  ])('%s', (_title, answers, expected) => {
    expect(recentRef(repository(answers))).toBe(expected);
  });
});
