import { expect, test } from 'vitest';
import { closest } from './closest.ts';

const names = ['broadcast/lost', 'broadcast/twice', 'users/lost', 'groups/left-too-late'];

test.each([
  ['brodcast/lost', ['broadcast/lost']],
  ['user/lost', ['users/lost']],
  ['broadcast/', ['broadcast/lost', 'broadcast/twice']],
  ['groups/left-to-late', ['groups/left-too-late']],
  ['something-else', []],
])('%s means %j', (written, meant) => {
  expect(closest(written, names)).toEqual(meant);
});
