import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareInvocation } from './compare-invocation.ts';

const frame = (args: string, target = '"t"'): string => `{"type":1,"target":${target},"arguments":${args}}`;

describe('comparing an invocation with what was sent', () => {
  test.each([
    ['1', '1.0'],
    ['1', '1e0'],
    ['0', '-0'],
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['"\\u00e9"', '"é"'],
    ['1e400', '1e400'],
  ])('%s and %s mean the same', (sent, arrived) => {
    expect(compareInvocation({ arguments: `[${sent}]` }, frame(`[${arrived}]`))).toBeUndefined();
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
    ['"a"', '"A"', '$.arguments[0]'],
    ['[1,2]', '[2,1]', '$.arguments[0][0]'],
  ])('%s did not arrive as %s', (sent, arrived, path) => {
    expect(compareInvocation({ arguments: `[${sent}]` }, frame(`[${arrived}]`))).toContain(path);
  });

  test('a missing last argument is said', () => {
    expect(compareInvocation({ arguments: '[1,2]' }, frame('[1]'))).toBe('$.arguments: sent 2 elements, arrived 1');
  });

  test('the target counts, too', () => {
    expect(compareInvocation({ target: '"t"' }, frame('[]', '"T"'))).toContain('$.target');
  });

  test('any JSON value is equal to itself, however it is spaced', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const spaced = JSON.stringify(values, undefined, 2);
        expect(compareInvocation({ arguments: JSON.stringify(values) }, frame(spaced))).toBeUndefined();
      }),
    );
  });
});
