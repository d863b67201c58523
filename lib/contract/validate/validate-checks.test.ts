import { describe, expect, it } from 'vitest';
import { ConformanceError } from '../../error.ts';
import type { Check } from '../check.ts';
import { checkMistakes, validateChecks } from './validate-checks.ts';

const known = new Set(['own/reached']);
const ann = { do: 'connect', probe: 'ann', user: 'ann' };
const toAnn = { do: 'call', operation: 'broadcast', reaches: ['ann'] };

/** As it comes from a file: of no type. */
const checkOf = (more: object = {}): Check => ({
  id: 'own/check',
  title: 'Something holds',
  verifies: ['own/reached'],
  steps: [],
  ...more,
});

describe('a mistake in a check', () => {
  it.each<readonly [what: string, more: object, sentence: string]>([
    [
      'an id of no area',
      { id: 'check' },
      'check: $.id: found "check"; expected an id as "area/words-joined-by-hyphens"',
    ],
    ['no title', { title: '' }, 'own/check: $.title: found ""; expected text that is not empty'],
    [
      'no requirement',
      { verifies: [] },
      'own/check: $.verifies: found []; expected the id of one requirement at least',
    ],
    [
      'an unknown requirement',
      { verifies: ['own/reachd'] },
      'own/check: $.verifies[0]: found "own/reachd"; expected the id of a requirement; did you mean "own/reached"?',
    ],
    ['an unknown need', { needs: ['heads'] }, 'own/check: $.needs[0]: found "heads"; expected one of: head, health'],
    [
      'an unknown matter',
      { about: ['long-mesage'] },
      'own/check: $.about[0]: found "long-mesage"; expected one of: unused-hub, hub-name, group-name, user-name, many-arguments, long-message, absent-user, user-in-no-group, connection-in-no-group',
    ],
    [
      'a guest who does not connect',
      { guests: [{ do: 'disconnect', probe: 'ann' }] },
      'own/check: $.guests[0].do: found "disconnect"; expected "connect"',
    ],
    [
      'a crowd of whom one does not connect',
      { crowd: ['ann', 'bob'], steps: [ann] },
      'own/check: $.crowd[1]: found "bob"; expected a probe that connects: ann',
    ],
    [
      'two guests of one name',
      { guests: [ann, ann] },
      'own/check: $.guests[1].probe: found "ann"; another guest or a step connects a probe of this name; expected a name of its own',
    ],
  ])('is said in one sentence: %s', (_what, more, sentence) => {
    expect(checkMistakes([checkOf(more)], known)).toEqual([sentence]);
  });

  it('is a step that refers to a guest, who may be missing', () => {
    expect(checkMistakes([checkOf({ steps: [toAnn], guests: [ann] })], known)).toEqual([
      'own/check: $.steps[0].reaches[0]: found "ann"; expected a probe that has connected before this step, of which there is none',
    ]);
  });

  it('is an id that another has', () => {
    expect(checkMistakes([checkOf(), checkOf()], known)).toEqual([
      'own/check: $.id: found "own/check"; another check has this id; expected one of its own',
    ]);
  });

  it('ends what was to be run', () => {
    const validate = (): void => validateChecks([checkOf({ title: '' })], known);
    expect(validate).toThrow(ConformanceError);
    expect(validate).toThrow(expect.objectContaining({ code: 'ERR_SUITE' }));
  });
});
