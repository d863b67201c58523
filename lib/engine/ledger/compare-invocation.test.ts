import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../trace/redactor.ts';
import { compareInvocation, type ExpectedInvocation } from './compare-invocation.ts';

const compared = (expected: ExpectedInvocation, text: string): string | undefined =>
  compareInvocation(expected, text, createRedactor([]));

const frame = (args: string, target = '"t"'): string => `{"type":1,"target":${target},"arguments":${args}}`;

describe('comparing an invocation with what was sent', () => {
  test.each([
    ['1', '1.0'],
    ['1', '1e0'],
    ['0', '-0'],
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['"\\u00e9"', '"é"'],
    ['1e400', '1e400'],
    ['1.7976931348623157e308', '17976931348623157E+292'],
    ['0.1', '0.1000000000000000055511151231257827'],
    ['"a/b\\u2028"', '"a\\/b\u2028"'],
    ['"😀"', '"\\uD83D\\ude00"'],
    ['"__proto__"', '"\\u005f_proto__"'],
    ['"\\"__proto__"', '"\\u0022__proto__"'],
    ['{"__proto__":1}', '{"\\u005f_proto__":1}'],
    ['{"constructor":{"__proto__":{"a":[]}}}', '{ "constructor" : { "__proto__" : { "a" : [ ] } } }'],
    [`${'[{"":'.repeat(25)}0${'}]'.repeat(25)}`, `${'[ {"": '.repeat(25)}0${'}]'.repeat(25)}`],
  ])('%s and %s mean the same', (sent, arrived) => {
    expect(compared({ arguments: `[${sent}]` }, frame(`[${arrived}]`))).toBeUndefined();
  });

  test.each([
    ['1', '"1"', '$.arguments[0]'],
    ['9007199254740991', '9007199254740992', '$.arguments[0]'],
    ['0.1', '0.10000000000000002', '$.arguments[0]'],
    ['null', '0', '$.arguments[0]'],
    ['{"a":null}', '{}', '$.arguments[0]'],
    ['{}', '{"a":null}', '$.arguments[0]'],
    ['[]', '{}', '$.arguments[0]'],
    ['{"__proto__":1}', '{"__proto__":2}', '$.arguments[0]["'],
    ['{"__proto__":1}', '{}', '$.arguments[0]'],
    ['{"__proto__":{}}', '{"__proto__":{"a":1}}', '$.arguments[0]["'],
    ['{"a":1}', '{"__proto__":1,"a":1}', '"__proto__" was never sent'],
    ['"a"', '"A"', '$.arguments[0]'],
    ['"\\ud800"', '"\ufffd"', '$.arguments[0]'],
    ['"\\u0000"', '""', '$.arguments[0]'],
    ['"1"', '1', '$.arguments[0]'],
    ['{"value":"1","isLosslessNumber":true}', '1', '$.arguments[0]'],
    ['1', '{"value":"1","isLosslessNumber":true}', '$.arguments[0]'],
    ['true', '"true"', '$.arguments[0]'],
    ['false', '0', '$.arguments[0]'],
    ['16777217', '16777216', '$.arguments[0]'],
    ['[1,2]', '[2,1]', 'elements in another order: $.arguments[0]: sent [1,2], arrived [2,1]'],
    ['[1,2]', '[2,2]', '$.arguments[0][0]'],
  ])('%s did not arrive as %s', (sent, arrived, path) => {
    expect(compared({ arguments: `[${sent}]` }, frame(`[${arrived}]`))).toContain(path);
  });

  test('a key that came twice with two values is no message that can be read', () => {
    expect(compared({ arguments: '[{"a":1}]' }, frame('[{"a":1,"a":2}]'))).toContain('cannot be read');
  });

  test('a frame nested deeper than any that was sent is a difference, not a crash', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(compared({ arguments: '[]' }, frame(deep))).toBeDefined();
  });

  test('a megabyte is compared in a moment, and one character of it that was changed is seen', () => {
    const long = JSON.stringify(`${'aé😀'.repeat(120_000)}z`);
    expect(compared({ target: '"t"', arguments: `[${long}]` }, frame(`[${long}]`))).toBeUndefined();
    expect(compared({ target: '"t"', arguments: `[${long}]` }, frame(`[ ${long}]`))).toBeUndefined();
    expect(compared({ arguments: `[${long}]` }, frame(`[${long.replace('z', 'y')}]`))).toContain('$.arguments[0]');
  });

  test('a missing last argument is said', () => {
    expect(compared({ arguments: '[1,2]' }, frame('[1]'))).toBe('$.arguments: sent 2 elements, arrived 1');
  });

  test('the target counts, too', () => {
    expect(compared({ target: '"t"' }, frame('[]', '"T"'))).toContain('$.target');
  });

  test('any JSON value is equal to itself, however it is spaced', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const spaced = JSON.stringify(values, undefined, 2);
        expect(compared({ arguments: JSON.stringify(values) }, frame(spaced))).toBeUndefined();
      }),
    );
  });

  test('no piece of a secret is shown that arrived in place of what was sent', () => {
    const key = 'Kq7Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo+8xBm4=';
    const redact = createRedactor([key]);
    const before = 'x'.repeat(250);
    for (let alike = 0; alike < key.length; alike += 1) {
      const sent = JSON.stringify([`${before}${key.slice(0, alike)}${'y'.repeat(60)}`]);
      const difference = compareInvocation({ arguments: sent }, frame(JSON.stringify([`${before}${key}`])), redact);
      const [, arrived] = difference?.split(', arrived ') ?? [];
      expect(arrived).toBe('"<redacted>" of 294 characters');
    }
  });
});

test('compares lists in lists in lists without end in a moment', () => {
  const nested = (innermost: string): string => `[${'['.repeat(60)}${innermost}${']'.repeat(60)}]`;
  const difference = compareInvocation(
    { target: '"t"', arguments: nested('[1,2]') },
    `{"type":1,"target":"t","arguments":${nested('[2,1]')}}`,
    String,
  );
  expect(difference).toContain('elements in another order');
  expect(
    compareInvocation(
      { target: '"t"', arguments: nested('[1,2]') },
      `{"type":1,"target":"t","arguments":${nested('[1,3]')}}`,
      String,
    ),
  ).toContain('sent 2, arrived 3');
});
