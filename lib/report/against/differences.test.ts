import { describe, expect, test } from 'vitest';
import { exampleReport } from '../../../fixtures/testing/example-report.ts';
import type { Report } from '../../contract/report.ts';
import type { SeenScenario, SeenStep } from '../../contract/seen.ts';
import { createRedactor } from '../../trace/redactor.ts';
import { contentKind } from './content-kind.ts';
import { differencesOf, pairsOf, statusesInCommon } from './differences-of.ts';
import { groupDifferences } from './group-differences.ts';
import { compareServices, type Round } from './compare-services.ts';
import { endOfComparison } from './end-of-comparison.ts';

const step = (path: string, rest: Partial<SeenStep> = {}): SeenStep => ({
  path,
  text: `broadcast at ${path}`,
  what: 'broadcast',
  uses: ['broadcast'],
  request: { method: 'POST', path: '/api/v1/hubs/main' },
  aspects: { status: '202', contentType: 'none', body: 'empty' },
  findings: [],
  ...rest,
});

const scenario = (...steps: readonly SeenStep[]): SeenScenario => ({ check: 'a/b', key: 'k', steps });

const compared = (target: readonly SeenStep[], against: readonly SeenStep[]) =>
  differencesOf([scenario(...target)], [scenario(...against)]);

const answered = (path: string, status: string, rest: Partial<SeenStep> = {}) =>
  step(path, { aspects: { status }, ...rest });

describe('differences', () => {
  test('are none where both showed the same, and of steps that only one of them came to', () => {
    expect(compared([step('$.steps[0]')], [step('$.steps[0]'), step('$.steps[1]')])).toEqual([]);
  });

  test('are of what no check judges, too, with the steps before', () => {
    const target = [step('$.steps[0]'), step('$.steps[1]', { aspects: { status: '400', errorCode: 'Bad' } })];
    const against = [step('$.steps[0]'), step('$.steps[1]', { aspects: { status: '400', errorCode: 'Worse' } })];
    expect(compared(target, against)).toMatchObject([
      {
        aspect: 'errorCode',
        target: 'Bad',
        against: 'Worse',
        before: ['broadcast at $.steps[0]'],
        path: '$.steps[1]',
        requirements: [],
      },
    ]);
  });

  test('of the body follow from another status, and what comes after a failure from the failure', () => {
    const target = [step('$.steps[0]', { aspects: { status: '500', body: 'text' } }), answered('$.steps[1]', '404')];
    expect(compared(target, [step('$.steps[0]'), answered('$.steps[1]', '200')])).toMatchObject([
      { aspect: 'status', target: '500', against: '202' },
    ]);
    const other = [answered('$.steps[0]', '200'), answered('$.steps[1]', '404')];
    expect(compared(other, [step('$.steps[0]'), answered('$.steps[1]', '200')])).toHaveLength(2);
  });

  test('of one value have nothing to do with those of another one', () => {
    const target = [answered('$[0].steps[0]', '500'), answered('$[1].steps[0]', '404')];
    const against = [answered('$[0].steps[0]', '202'), answered('$[1].steps[0]', '200')];
    expect(compared(target, against).map(({ path, before }) => [path, before])).toEqual([
      ['$[0].steps[0]', []],
      ['$[1].steps[0]', []],
    ]);
  });

  test.each([
    [{ ann: 0, bob: 1 }, 'bob', 'ann, bob', 'received by fewer'],
    [{ ann: 2, bob: 1 }, 'ann (2 times), bob', 'ann, bob', 'received by more'],
    [{ ann: 0, bob: 0 }, 'nobody', 'ann, bob', 'received by fewer'],
    [{ ann: 2, bob: 0 }, 'ann (2 times)', 'ann, bob', 'received by others'],
  ])('of deliveries say who got how many copies: %o', (received, target, against, kind) => {
    const one = step('$.steps[0]', { received });
    const other = step('$.steps[0]', { received: { ann: 1, bob: 1 } });
    expect(compared([one], [other])).toMatchObject([{ aspect: 'received', target, against, kind }]);
  });

  test('are what only the checks tell apart, where nothing else is', () => {
    const findings = [{ code: 'out-of-order', requirements: ['a/b'] }];
    expect(compared([step('$.steps[0]', { findings })], [step('$.steps[0]')])).toMatchObject([
      { aspect: 'finding', target: 'out-of-order', against: 'nothing wrong', requirements: ['a/b'] },
    ]);
  });
});

describe('one root cause', () => {
  const differing = (uses: readonly string[], rest: Partial<SeenStep> = {}) =>
    compared([answered('$.steps[0]', '200', { uses, ...rest })], [answered('$.steps[0]', '202', { uses, ...rest })]);

  test('is one group, the shortest request first', () => {
    const long = { request: { method: 'POST', path: `/${'x'.repeat(80)}` } };
    const [group, ...others] = groupDifferences(
      [...differing(['broadcast', 'excluded'], long), ...differing(['broadcast'])],
      new Set(),
    );
    expect(others).toEqual([]);
    expect(group?.map(({ request }) => request?.path.length)).toEqual([17, 81]);
  });

  test('does not explain what shows under another condition, unless it shows wherever the operation succeeds', () => {
    const both = [...differing(['broadcast', 'excluded']), ...differing(['broadcast', 'ttl'])];
    const same = (status: string) => [scenario(answered('$.steps[0]', status))];
    const groupsBeside = (status: string) =>
      groupDifferences(both, statusesInCommon(pairsOf(same(status), same(status))));
    expect(groupsBeside('202')).toHaveLength(2);
    expect(groupsBeside('400')).toHaveLength(1);
    expect(statusesInCommon(pairsOf(same('200'), same('202')))).toEqual(new Set());
  });

  test('lies before the operations where four of them differ alike', () => {
    const of = (what: string) => differing([what], { what });
    const three = ['broadcast', 'sendToUser', 'sendToGroup'].flatMap(of);
    expect(groupDifferences(three, new Set())).toHaveLength(3);
    expect(groupDifferences([...three, ...of('sendToConnection')], new Set())).toHaveLength(1);
  });

  test.each([
    ['$.arguments[0]: sent 0, arrived "0"', 'as sent', 'content target turned a number into a text'],
    ['as sent', '$.arguments[0]: sent 0, arrived "0"', 'content against turned a number into a text'],
    ['arrived as ["m.",["0"]]', 'arrived as ["m.",[0]]', 'content target turned a number into a text'],
    ['arrived as ["m.",[[[', 'arrived as ["m.",[[[0', 'content arrived as ["m.",[[[ arrived as ["m.",[[[0'],
  ])('of messages is what was done to them: %s, %s', (one, other, kind) => {
    expect(contentKind(one, other)).toBe(kind);
  });
});

describe('a comparison ends', () => {
  const counted = { differences: 0, unsteady: 0, notCompared: [], compared: { checks: 2, steps: 9 } };
  test.each([
    ['with 0 where nothing differs', {}, 0, 'no difference in 9 steps of 2 checks'],
    ['with 1 where something does', { differences: 2, unsteady: 1 }, 1, 'different: 2 differences in'],
    ['with 2 where it did so once', { unsteady: 1 }, 2, 'inconclusive: 1 difference did not show again; no diff'],
    ['with 2 where nothing was compared', { compared: { checks: 0, steps: 0 } }, 2, 'nothing could be compared'],
    ['with 2 where a check was not', { notCompared: [{ why: 'left-out', checks: ['a'] }] }, 2, '1 check came to no'],
    ['with 0 where a profile claims less', { notCompared: [{ why: 'not-applicable', checks: ['a'] }] }, 0, 'no diff'],
  ])('%s', (_, rest, exitCode, sentence) => {
    const end = endOfComparison({ ...counted, ...rest }, { first: [] });
    expect(end).toEqual({ exitCode, sentence: expect.stringContaining(sentence) as string });
  });
});

describe('a second round', () => {
  const shows = (...given: readonly SeenScenario[]) => ({
    report: { ...exampleReport, checks: [], gate: { exitCode: 0, sentence: 'conformant' } },
    seen: given,
  });
  const first: Round = {
    target: shows(scenario(answered('$.steps[0]', '200'))),
    against: shows(scenario(answered('$.steps[0]', '202'))),
  };
  const endedBy = (stopped: NonNullable<Report['run']['stopped']>, exitCode: number): Report => ({
    ...exampleReport,
    run: { ...exampleReport.run, stopped },
    gate: { exitCode, sentence: `ended early: ${stopped.message}` },
  });

  test('takes from the list what it does not show', () => {
    const same = { target: first.against, against: first.against };
    expect(compareServices(first, same, String)).toMatchObject({
      rounds: 2,
      differences: [],
      unsteady: [{ check: 'a/b' }],
    });
    expect(compareServices(first, first, String)).toMatchObject({
      rounds: 2,
      differences: [{ steps: 1 }],
      unsteady: [],
    });
  });

  test('are titled without any part of a key, wherever it is cut', () => {
    const key = 'Kq7Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo+8xBm4=';
    for (let place = 0; place < 60; place += 1) {
      const content = `${'-'.repeat(place)}${key}`;
      const target = shows(scenario(step('$.steps[0]', { aspects: { content } })));
      const against = shows(scenario(step('$.steps[0]', { aspects: { content: 'as sent' } })));
      const [one] = compareServices({ target, against }, undefined, createRedactor([key])).differences;
      expect(one?.title).not.toMatch(/Kq7|xBm/);
    }
  });

  test.each([
    { code: 'ERR_INTERRUPTED', ended: 130, exitCode: 130, sentence: '1 difference so far; ended early: why' },
    { code: 'ERR_TARGET_UNREACHABLE', ended: 75, exitCode: 75, sentence: '1 difference so far; ended early: why' },
    { code: 'ERR_TARGET_KEY', ended: 64, exitCode: 64, sentence: '1 difference so far; ended early: why' },
    {
      code: 'ERR_MAX_TIME',
      ended: 2,
      exitCode: 1,
      sentence: 'different: 1 difference in 1 step of 1 check; not asked again: why',
    },
  ] as const)('that ends early takes nothing from it: $code', ({ code, ended, exitCode, sentence }) => {
    const report = compareServices(first, { endedBy: endedBy({ code, message: 'why' }, ended) }, String);
    expect(report).toMatchObject({ rounds: 1, differences: [{ steps: 1 }], unsteady: [], exitCode, sentence });
  });
});
