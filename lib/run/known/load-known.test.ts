import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../contract/check.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { loadKnown } from './load-known.ts';

const requirement = (id: string, rest: Partial<Requirement> = {}): Requirement => ({
  id,
  level: 'must',
  says: 'It holds.',
  source: 'here',
  ...rest,
});

const check = (id: string, ...verifies: readonly string[]): Check => ({ id, title: 'A check', verifies, steps: [] });

const suite = {
  checks: [check('a/one', 'a/holds'), check('a/two', 'a/holds', 'a/other')],
  requirements: [
    requirement('a/holds'),
    requirement('a/other'),
    requirement('a/noted', { level: 'record' }),
    requirement('a/beyond', { excluded: 'why' }),
  ],
};

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-known-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const load = (text: string) => {
  const file = join(room, 'known.yaml');
  writeFileSync(file, text);
  return loadKnown(file, suite);
};

const complaint = (text: string): string => {
  try {
    load(text);
  } catch (error) {
    return `${(error as { code: string }).code} ${(error as Error).message.replaceAll(`${room}/`, '')}`;
  }
  throw new Error('it was taken');
};

const list = `# What we have accepted.
fails:
  - requirement: a/holds
    reason: an old bug
    expires: 2026-12-31
flaky:
  - check: a/two
    rate: 0.25
    reason: >-
      a race
      in the router
    owner: me
    link: https://example.com/1
`;

describe('a list of known deviations', () => {
  test('has its entries, their lines, and the checks that show whether each holds', () => {
    expect(load(list).entries).toEqual([
      {
        deviation: {
          claim: 'fails',
          of: 'requirement',
          id: 'a/holds',
          reason: 'an old bug',
          expires: '2026-12-31',
        },
        path: '$.fails[0]',
        lines: [3, 5],
        checks: ['a/one', 'a/two'],
      },
      {
        deviation: {
          claim: 'flaky',
          of: 'check',
          id: 'a/two',
          reason: 'a race in the router',
          rate: 0.25,
          owner: 'me',
          link: 'https://example.com/1',
        },
        path: '$.flaky[0]',
        lines: [7, 13],
        checks: ['a/two'],
      },
    ]);
  });

  test('may be JSON', () => {
    expect(load('{ "disputed": [{ "check": "a/one", "reason": "r" }] }').entries).toHaveLength(1);
  });

  test.each(['', '# nothing yet\n', '{}', 'fails: []\n'])('may be empty: %j', (text) => {
    expect(load(text).entries).toEqual([]);
  });

  const entry = (line: string): string => `fails:\n  - ${line}\n    reason: r\n`;

  test.each([
    ['no list', '- a/holds', 'ERR_KNOWN known.yaml:1: $: found ["a/holds"]; expected a list of known deviations'],
    [
      'an unknown field',
      'fail: []',
      'ERR_KNOWN known.yaml:1: $.fail: found the field "fail"; a list of known deviations has the fields $schema, fails, flaky, disputed',
    ],
    [
      'no reason',
      'fails:\n  - check: a/one\n',
      'ERR_KNOWN known.yaml:2: $.fails[0].reason: found nothing; expected text',
    ],
    [
      'a text that YAML takes for an alias',
      'fails:\n  - check: a/one\n    reason: *x\n',
      'ERR_KNOWN known.yaml:3: found the alias *x; expected an anchor &x before it, or quotes: a text that begins with * needs them',
    ],
    [
      'both a requirement and a check',
      entry('check: a/one\n    requirement: a/holds'),
      'ERR_KNOWN known.yaml:2: $.fails[0]: found {"check":"a/one","requirement":"a/holds","reason":"r"}; expected an entry with either a requirement or a check',
    ],
    [
      'a rate that is none',
      'flaky:\n  - check: a/one\n    reason: r\n    rate: 1\n',
      'ERR_KNOWN known.yaml:4: $.flaky[0].rate: found 1; expected a number above 0 and below 1, as 0.05',
    ],
    [
      'a date that is none',
      entry('check: a/one\n    expires: tomorrow'),
      'ERR_KNOWN known.yaml:3: $.fails[0].expires: found "tomorrow"; expected a date, as 2026-12-31',
    ],
    [
      'an id that nothing has',
      entry('requirement: a/gone'),
      'ERR_KNOWN known.yaml:2: $.fails[0].requirement: found "a/gone"; there is no such requirement; delete lines 2 to 3, or correct the id (an id of a suite file needs --suite)',
    ],
    [
      'a misspelt id',
      entry('check: a/onne'),
      'found "a/onne"; there is no such check; delete lines 2 to 3, or correct the id (did you mean "a/one"?)',
    ],
    [
      'the id of a check where a requirement is named',
      entry('requirement: a/one'),
      'ERR_KNOWN known.yaml:2: $.fails[0].requirement: found "a/one"; there is no such requirement; write check in place of requirement, since there is a check with this id',
    ],
    [
      'what is never judged',
      entry('requirement: a/noted'),
      'ERR_KNOWN known.yaml:2: $.fails[0].requirement: found "a/noted"; it is observed and never judged; delete lines 2 to 3',
    ],
    [
      'what no check can verify',
      entry('requirement: a/beyond'),
      'ERR_KNOWN known.yaml:2: $.fails[0].requirement: found "a/beyond"; no check can verify it; delete lines 2 to 3',
    ],
    [
      'the same twice',
      `${entry('check: a/one')}  - check: a/one\n    reason: s\n`,
      'ERR_KNOWN known.yaml:4: $.fails[1].check: found "a/one"; line 2 says the same; delete lines 4 to 5 or lines 2 to 3',
    ],
    [
      'a contradiction',
      `${entry('check: a/one')}disputed: [{ check: a/one, reason: s }]\n`,
      'ERR_KNOWN known.yaml:4: $.disputed[0].check: found "a/one"; line 2 contradicts it, under fails; delete line 4 or lines 2 to 3',
    ],
    ['what is no YAML', 'fails: [', 'ERR_KNOWN known.yaml:1: '],
  ])('refuses %s', (_, text, message) => {
    expect(complaint(text)).toContain(message);
  });

  test('has to be there', () => {
    expect(() => loadKnown(join(room, 'none.yaml'), suite)).toThrow(/^--known \S+none\.yaml: there is no such file$/);
    expect(() => loadKnown(room, suite)).toThrow(/^--known \S+: it is a folder$/);
  });
});
