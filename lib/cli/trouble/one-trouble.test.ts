import { describe, expect, test } from 'vitest';
import { ConformanceError } from '../../error.ts';
import { exitCodeOf } from '../../verdict/exit-code-of.ts';
import { oneTrouble } from './one-trouble.ts';
import { orElse } from './or-else.ts';

const list = new ConformanceError('ERR_USAGE', 'cannot write the list');
const bundle = new ConformanceError('ERR_USAGE', 'cannot write the bundle');
const unforeseen = new TypeError('x is undefined');

describe('of several troubles', () => {
  test('one is said as it is', () => {
    expect(oneTrouble([list])).toBe(list);
    expect(oneTrouble([unforeseen])).toBe(unforeseen);
  });

  test('all are said in one line', () => {
    const one = oneTrouble([list, bundle]);
    expect(one).toMatchObject({ code: 'ERR_USAGE', message: 'cannot write the list; cannot write the bundle' });
    expect(exitCodeOf(one)).toBe(64);
  });

  test('what nobody foresaw goes first', () => {
    expect(oneTrouble([list, bundle, unforeseen])).toBe(unforeseen);
  });
});

test('an attempt that fails leaves what there was before, and says why', async () => {
  expect(await orElse('before', () => Promise.resolve('after'))).toEqual(['after']);
  expect(await orElse('before', () => Promise.reject(unforeseen))).toEqual(['before', unforeseen]);
});
