import { describe, expect, test } from 'vitest';
import type { Suite } from '../contract/check.ts';
import { selectChecks } from './select-checks.ts';

const scenario = (id: string) => ({ id, title: id, verifies: [id === 'users/one' ? 'users/o' : 'r/r'], steps: [] });

const suites: readonly Suite[] = [
  { area: 'users', checks: ['users/one', 'users/one-more', 'users/other'].map(scenario) },
  { area: 'groups', checks: ['groups/one', 'groups/many'].map(scenario) },
  { area: 'monitors', checks: [{ id: 'monitors/m', title: 'm', verifies: ['r/m'], monitor: 'fence' }] },
];

const select = (only: readonly string[], areas: readonly string[] = []): readonly string[] =>
  selectChecks(suites, { only, areas }).map(({ check }) => check.id);

describe('the checks that are chosen', () => {
  test('are confined to ids, of which some may be gone', () => {
    const among = ['users/one', 'groups/one', 'gone/one'];
    const chosen = (only: readonly string[], areas: readonly string[]) =>
      selectChecks(suites, { only, areas, among }).map(({ check }) => check.id);
    expect(chosen([], [])).toEqual(['users/one', 'groups/one', 'monitors/m']);
    expect(chosen(['*/one'], ['users'])).toEqual(['users/one', 'monitors/m']);
    expect(() => chosen(['users/other'], [])).toThrow('--only and --only-failed together match no check');
  });

  test('are all without a filter', () => {
    expect(select([])).toHaveLength(6);
  });

  test.each([
    ['an id, and no other that begins with it', ['users/one'], ['users/one']],
    ['a beginning', ['users/'], ['users/one', 'users/one-more', 'users/other']],
    ['a requirement, and no check whose id begins with it', ['users/o'], ['users/one']],
    ['a requirement that several verify', ['r/r'], ['users/one-more', 'users/other', 'groups/one', 'groups/many']],
    ['a pattern', ['*/one'], ['users/one', 'groups/one']],
    ['a pattern with a beginning and an end', ['g*y'], ['groups/many']],
    ['several', ['groups/many', 'users/other'], ['users/other', 'groups/many']],
  ])('are named by %s', (_, only, ids) => {
    expect(select(only)).toEqual([...ids, 'monitors/m']);
  });

  test('are those of an area, or the ones of it that are named', () => {
    expect(select([], ['groups'])).toEqual(['groups/one', 'groups/many', 'monitors/m']);
    expect(select(['*/one'], ['groups'])).toEqual(['groups/one', 'monitors/m']);
  });

  test.each([
    [['nothing'], [], '--only nothing matches no check; expected the id of a check'],
    [['users/one', 'users/onne'], [], '--only users/onne matches no check; did you mean users/one?'],
    [['group/'], [], '--only group/ matches no check; did you mean groups/?'],
    [['user/everything'], [], '--only user/everything matches no check; did you mean users/?'],
    [['user?'], [], '--only user? matches no check'],
    [[], ['user'], '--area user matches no check; did you mean users?'],
    [[], ['nothing'], '--area nothing matches no check; the areas are users, groups, monitors'],
    [['users/one'], ['groups'], '--only and --area together match no check'],
  ])('have to be some: %j %j', (only, areas, message) => {
    expect(() => select(only, areas)).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }));
    expect(() => select(only, areas)).toThrow(message);
  });
});
