import { expect, it } from 'vitest';
import type { Scenario } from '../../contract/check.ts';
import type { Step } from '../../contract/step.ts';
import { groundsOf } from './grounds-of.ts';

const ann = { do: 'connect', probe: 'ann' } as const;
const call = (operation: 'broadcast' | 'addConnectionToGroup' | 'sendToGroup'): Step =>
  ({ do: 'call', operation, connection: 'ann', group: 'red' }) as Step;

const check = (id: string, grounds: NonNullable<Scenario['grounds']>, steps: readonly Step[]): Scenario => ({
  id,
  title: id,
  verifies: [id],
  grounds,
  steps,
});

const connects = check('connects', ['connect'], [ann]);
const accepts = check('accepts', ['broadcast'], [ann, call('broadcast')]);
const reaches = check('reaches', ['broadcast'], [ann, call('broadcast')]);
const joins = check('joins', ['addConnectionToGroup'], [ann, call('addConnectionToGroup')]);
const group = check('group', ['sendToGroup'], [ann, call('addConnectionToGroup'), call('sendToGroup')]);
const all = [connects, accepts, reaches, joins, group];

it.each([
  ['a use that relies on nothing', ['connect'], [connects]],
  ['a use that several checks judge', ['broadcast'], [connects, accepts, reaches]],
  ['a use, what it relies on, and what that relies on', ['sendToGroup'], [connects, joins, group]],
  ['several uses', ['sendToGroup', 'broadcast'], all],
  ['nothing', [], []],
] as const)('the ground of %s', (_name, uses, expected) => {
  expect(groundsOf(uses, all)).toEqual(expected);
});
