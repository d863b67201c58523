import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['groups', 'groups', 0],
  ['group', 'groups', 1],
  ['gruops', 'groups', 2],
  ['', 'run', 3],
  ['list', 'lost', 1],
  ['kitten', 'sitting', 3],
])('%j and %j differ in %j characters, whichever comes first', (one, other, count) => {
  expect([editDistance(one, other), editDistance(other, one)]).toEqual([count, count]);
});
