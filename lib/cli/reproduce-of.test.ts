import { describe, expect, it } from 'vitest';
import { loadProfile } from '../target/load-profile.ts';
import type { Target } from '../target/target.ts';
import { v1 } from '../spec/catalogues/v1.ts';
import { reproduceOf } from './reproduce-of.ts';

const target: Target = {
  restBase: 'https://a.example',
  clientBase: 'https://a.example',
  catalogue: v1,
  accessKey: 'k',
  profile: loadProfile('default'),
};
const connectionString = 'Endpoint=https://a.example;AccessKey=k;Version=1.0;';

const noteOf = (...args: Parameters<typeof reproduceOf>): string | undefined => reproduceOf(...args).note;

describe('how to run checks of a run again', () => {
  it.each([
    [{}, []],
    [{ only: ['a/b', 'c/'] }, ['--only', 'a/b', 'c/']],
    [{ area: ['ttl'] }, ['--area', 'ttl']],
    [{ only: ['a/b'], area: ['ttl'] }, ['--only', 'a/b', '--area', 'ttl']],
  ])('selects what the run selected: %j', (options, selection) => {
    expect(reproduceOf(options, 'reference', {}).selection).toEqual(selection);
  });

  it('names no target and says nothing of a key for the reference', () => {
    const { target: named, note } = reproduceOf({}, 'reference', {});
    expect([named, note]).toEqual([[], undefined]);
  });

  it('names the target by its URL where clients go to the same place', () => {
    expect(reproduceOf({}, target, {}).target).toEqual(['--target', 'https://a.example']);
    expect(reproduceOf({}, { ...target, clientBase: 'https://b.example' }, {}).target).toEqual([]);
  });

  it('says where the key comes from, and never what it is', () => {
    const named = { target: 'https://a.example' };
    const inConnectionString = { ASRS_CONNECTION_STRING: connectionString };
    expect(noteOf({}, target, inConnectionString)).toBe('the access key is taken from ASRS_CONNECTION_STRING');
    expect(noteOf(named, target, inConnectionString)).toBe('the access key is taken from ASRS_CONNECTION_STRING');
    expect(noteOf(named, target, { ASRS_KEY: 'k' })).toBe('the access key is taken from ASRS_KEY');
    expect(noteOf({ ...named, key: 'k' }, target, {})).toBe('set ASRS_KEY to the access key first');
    expect(noteOf({}, { ...target, clientBase: 'https://b.example' }, inConnectionString)).toBe(
      'target and access key are taken from ASRS_CONNECTION_STRING',
    );
    expect(noteOf(named, { ...target, clientBase: 'https://b.example' }, {})).toBe(
      'set ASRS_CONNECTION_STRING to the connection string first',
    );
  });

  it('says where a bearer token comes from', () => {
    const { accessKey: _accessKey, ...rest } = target;
    const byToken: Target = { ...rest, bearerToken: 't' };
    expect(noteOf({}, byToken, {})).toBe('the bearer token is taken from ASRS_TOKEN');
    expect(noteOf({ token: 't' }, byToken, {})).toBe('set ASRS_TOKEN to the bearer token first');
  });
});
