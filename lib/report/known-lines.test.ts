import { expect, test } from 'vitest';
import { exampleReport } from '../../fixtures/testing/example-report.ts';
import { checkResult, failedCheck, knownEntry, requirementResult } from '../../fixtures/testing/known-results.ts';
import { applyKnown } from '../verdict/known/apply-known.ts';
import { effectText, knownText, shownDeviations } from './known-lines.ts';

const entries = [
  knownEntry('a/one', { owner: 'me', link: 'https://a/1', expires: '2099-01-01' }),
  knownEntry('a/two'),
  knownEntry('a/gone'),
];

test('a known deviation is shown with its checks, also those that show another one first', () => {
  const judged = applyKnown(
    {
      checks: [
        failedCheck('a/one', ['a/one', 'a/two'], { requirements: ['a/one', 'a/two'] }),
        checkResult('a/later', { verdict: 'blocked', state: 'blocked', blockedBy: ['a/one'] }),
      ],
      requirements: ['a/one', 'a/two'].map((id) => requirementResult(id, { verdict: 'fail', checks: ['a/one'] })),
    },
    entries,
  );
  const shown = shownDeviations({ ...exampleReport, ...judged });
  expect(shown.map(({ deviation }) => deviation.id)).toEqual(['a/one', 'a/two']);
  expect(shown.map(effectText)).toEqual(['1 check shows it, 1 check is blocked by it', '1 check shows it']);
});

test('is a line with all that its entry says', () => {
  const [full, short] = entries.map(({ deviation }) => knownText(deviation));
  expect(full).toBe('fails: an old bug (owner me, accepted until 2099-01-01, https://a/1)');
  expect(short).toBe('fails: an old bug');
});
