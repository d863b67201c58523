import { describe, expect, it } from 'vitest';
import { compareInvocation } from '../../engine/ledger/compare-invocation.ts';
import { alteredPart, alterationIn } from './alteration.ts';

const asIs = (text: string): string => text;

const differenceOf = (sent: string, arrived: string): string =>
  compareInvocation({ target: '"t"', arguments: sent }, `{"type":1,"target":"t","arguments":${arrived}}`, asIs) ??
  'nothing';

describe('the part of a message that was altered', () => {
  it.each([
    ['[4.5]', '["4.5"]', 'number'],
    ['[{"a":[1]}]', '[{"a":[2]}]', 'number'],
    ['["a: b"]', '["a: c"]', 'text'],
    [`["${'a'.repeat(300)}"]`, '["a"]', 'text'],
    ['[1,2]', '[1]', 'count'],
    ['[]', 'null', 'count'],
    ['[1,"a"]', '["a",1]', 'order'],
    ['[{"a":1}]', '[{}]', 'names'],
    ['[{}]', '[{"a":1}]', 'names'],
    ['[{"é":1}]', '[{"Ã©":1}]', 'names'],
    ['[true]', '[1]', undefined],
    ['[[1,2]]', '[[2,1]]', undefined],
    ['[[1,2]]', '[[1]]', undefined],
  ])('of %s that arrived as %s: %s', (sent, arrived, part) => {
    expect(alteredPart(`the message to "ann" was altered: ${differenceOf(sent, arrived)}`)).toBe(part);
  });

  it('is the target', () => {
    const difference = compareInvocation({ target: '"Tea"' }, '{"type":1,"target":"tea","arguments":[]}', asIs);
    expect(alteredPart(`the message to "ann" was altered: ${difference}`)).toBe('target');
  });
});

it.each(['smallest value that fails', 'a value that fails alone'])(
  'says the same of a value that was searched for: %s',
  (found) => {
    const message = 'the message to "a" was altered: $.arguments: sent [], arrived nothing';
    expect(alterationIn(message)).toBe('left out the arguments');
    expect(alterationIn(`${message}; ${found}: []`)).toBe('left out the arguments');
  },
);

it('says that the elements of a list came in another order', () => {
  const message = `the message to "ann" was altered: ${differenceOf('[1,"a"]', '["a",1]')}`;
  expect(alterationIn(message)).toBe('delivered the elements of a list in another order');
});

it.each([
  [{ target: '"Tea"' }, '{"type":1,"Target":"Tea","arguments":[]}', 'left out the target'],
  [{ target: '"t"', arguments: '["a"]' }, '{"type":1,"target":"t","Arguments":["a"]}', 'left out the arguments'],
] as const)('says what was left out of %j', (expected, arrived, says) => {
  expect(alterationIn(`the message to "ann" was altered: ${compareInvocation(expected, arrived, asIs)}`)).toBe(says);
});

it.each([
  ['[{"$id":"1"}]', '[{}]', 'lost members whose names begin with $'],
  ['[{"$id":null}]', '[{}]', 'lost members of objects that are null'],
  ['[{"${a} {0}":null}]', '[{}]', 'lost members of objects that are null'],
  ['[{"${a} {0}":1}]', '[{}]', 'lost members of objects'],
  ['[{"a":{"Bee":1,"$id":2}}]', '[{"a":{"bee":1,"$id":2}}]', 'changed the names of members of objects'],
])('says which members of %s are lost in %s', (sent, arrived, says) => {
  expect(alterationIn(`the message to "ann" was altered: ${differenceOf(sent, arrived)}`)).toBe(says);
});

it.each([
  ['["é-1"]', '["Ã©-1"]', 'altered characters beyond ASCII'],
  ['["a\\u0085"]', '["aÂ\\u0085"]', 'altered characters beyond ASCII'],
  ['["a😀b"]', '["a??b"]', 'altered characters beyond ASCII'],
  [`["${'1é€'.repeat(400)}"]`, `["${'1Ã©â‚¬'.repeat(400)}"]`, 'altered characters beyond ASCII'],
  ['[{"é":null}]', '[{"Ã©":null}]', 'altered characters beyond ASCII'],
  ['[{"éa":null}]', '[{"ÉA":null}]', 'changed the names of members of objects'],
  ['["éa"]', '["ea"]', 'altered a text'],
  ['["ab"]', '["a"]', 'altered a text'],
  ['["ab é"]', '["ab"]', 'altered a text'],
  [`["${'1é€'.repeat(400)}"]`, '["1é€"]', 'altered a text'],
  ['["é"]', '[null]', 'turned a text into something else'],
])('tells characters beyond ASCII from others: %#', (sent, arrived, says) => {
  expect(alterationIn(`the message to "ann" was altered: ${differenceOf(sent, arrived)}`)).toBe(says);
});

it.each([
  ['[1e+21]', '[2147483647]', 'cut a number to 32 bits'],
  ['[-9007199254740991]', '[-2147483648]', 'cut a number to 32 bits'],
  ['[4294967297]', '[1]', 'cut a number to 32 bits'],
  ['[2147483648]', '[-2147483648]', 'cut a number to 32 bits'],
  ['[9007199254740991]', '[9007199254740990]', 'rounded a large integer'],
  ['[1]', '[2]', 'altered a number'],
  ['[4.5]', '[4]', 'altered a number'],
])('says what kind of number is made of %s: %s', (sent, arrived, says) => {
  expect(alterationIn(`the message to "ann" was altered: ${differenceOf(sent, arrived)}`)).toBe(says);
});
