import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnownUpdate } from '../../verdict/known/plan-update.ts';
import { openKnown, parseKnown, type OpenedList } from './load-known.ts';
import { rewriteKnown } from './rewrite-known.ts';

const ids = ['a/one', 'a/two', 'a/three', 'a/four'];
const suite = {
  checks: ids.map((id) => ({ id, title: 'A check', verifies: [id], steps: [] })),
  requirements: ids.map((id) => ({ id, level: 'must' as const, says: 'It holds.', source: 'here' })),
};

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'asrs-known-'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

const nothing: KnownUpdate = { deleted: [], rates: [], added: [], refused: [] };

const rewrite = (
  text: string | undefined,
  change: (opened: OpenedList) => Partial<KnownUpdate>,
  name = 'known.yaml',
) => {
  const file = join(room, name);
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, text);
  const opened = openKnown(file, suite);
  const after = rewriteKnown(opened, { ...nothing, ...change(opened) }, () => 'found by a run');
  // Whatever is written is a list again.
  parseKnown(after, file, suite);
  return after;
};

const entriesOf = ({ list }: OpenedList, ...of: readonly string[]) =>
  list.entries.filter(({ deviation }) => of.includes(deviation.id));

const list = `# What we have accepted, with the gateway team.
fails:
  - requirement: a/one # an old friend
    reason: a long story that is kept on one line however long it may be, since somebody has written it that way once
  # Found by our customers.
  - requirement: a/two
    reason: r

flaky:
  - { check: a/three, rate: 0.2, reason: s }
`;

describe('a list that is written anew', () => {
  test('stays as it is where nothing is to change', () => {
    expect(rewrite(list, () => ({}))).toBe(list);
  });

  test('keeps reasons, comments and order', () => {
    const after = rewrite(list, (opened) => ({
      deleted: entriesOf(opened, 'a/two'),
      rates: entriesOf(opened, 'a/three').map((entry) => ({ entry, rate: 0.4 })),
      added: ['a/four'],
    }));
    expect(after).toBe(
      list
        .replace('  # Found by our customers.\n  - requirement: a/two\n    reason: r\n', '')
        .replace('way once\n', 'way once\n  - requirement: a/four\n    reason: found by a run\n')
        .replace('rate: 0.2', 'rate: 0.4'),
    );
  });

  test('loses entries that match nothing', () => {
    const after = rewrite(`${list}disputed:\n  - requirement: a/gone\n    reason: r\n`, () => ({}));
    expect(after).not.toContain('a/gone');
    expect(after).toContain('a/three');
  });

  test('may lose all, and gain some again', () => {
    const empty = rewrite('fails:\n  - { requirement: a/one, reason: r }\n', (opened) => ({
      deleted: entriesOf(opened, 'a/one'),
    }));
    expect(empty).not.toContain('a/one');
    expect(rewrite(empty, () => ({ added: ['a/two'] }))).toBe(
      'fails:\n  - requirement: a/two\n    reason: found by a run\n',
    );
  });

  test.each([
    ['there was none', undefined],
    ['it was empty', ''],
    ['it was an empty object', '{}\n'],
  ])('begins anew where %s', (_, text) => {
    expect(rewrite(text, () => ({ added: ['a/one', 'a/two'] }))).toBe(
      'fails:\n  - requirement: a/one\n    reason: found by a run\n  - requirement: a/two\n    reason: found by a run\n',
    );
  });

  test('keeps the comment of an empty one', () => {
    expect(rewrite('# Nothing so far.\n', () => ({ added: ['a/one'] }))).toMatch(/^# Nothing so far\.\n\nfails:\n/);
  });

  test('stays JSON', () => {
    const after = rewrite(
      '{ "disputed": [{ "check": "a/one", "reason": "r" }] }',
      () => ({ added: ['a/two'] }),
      'known.json',
    );
    expect(JSON.parse(after)).toEqual({
      disputed: [{ check: 'a/one', reason: 'r' }],
      fails: [{ requirement: 'a/two', reason: 'found by a run' }],
    });
  });
});
