import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { tokenVariant } from '../../contract/token-variant.ts';
import { createTokens } from '../../rest/tokens.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { badToken } from './bad-token.js';
import { openService } from './service.js';
import { restAuthorization } from './token.js';

const accessKey = 'the-key-of-a-service-0123456789';
const url = 'http://127.0.0.1:8888/api/v1/hubs/TheHub/users/ann?ttl=1';
const profile = loadProfile('reference');

type Form = 'documented' | 'with-query' | 'sdk';

vi.stubEnv('ASRS_KEY', accessKey);
const options = { url: 'http://127.0.0.1:8888', base: v1.base, settleMs: 0, deadlineMs: 1, quietMs: 1, sought: {} };
const service = { ...openService({ ...options, audience: 'documented' }), url: options.url, clientUrl: options.url };
const serviceWith = (audience: Form) => ({ ...service, audience });

const targetWith = (audience: Form) => ({
  restBase: 'http://127.0.0.1:8888',
  clientBase: 'http://127.0.0.1:8888',
  catalogue: v1,
  accessKey,
  profile: { ...profile, tokens: { audience } },
});

/** What a token says, without the times, which differ by a second. */
const readHeader = (value: string): unknown => {
  const [scheme, token = ''] = value.split(' ');
  const [, , signature = ''] = token.split('.');
  if (token.split('.').length !== 3 || token === 'not.a.token') return value;
  const { exp, nbf, iat: _iat, ...claims } = decodeJwt(token);
  const hour = (time: number | undefined) =>
    time === undefined ? undefined : Math.round((time - Date.now() / 1000) / 600);
  const { alg } = decodeProtectedHeader(token);
  return { scheme, alg, claims, exp: hour(exp), nbf: hour(nbf), signature: signature.length };
};

afterAll(() => vi.unstubAllEnvs());

test('a token is signed by the UTF-8 bytes of the key', async () => {
  const [header = ''] = restAuthorization(serviceWith('documented'), url);
  const { payload } = await jwtVerify(header.slice('Bearer '.length), new TextEncoder().encode(accessKey));
  expect(payload.aud).toBe('http://127.0.0.1:8888/api/v1/hubs/TheHub/users/ann');
});

test.each(['documented', 'with-query', 'sdk'] as const)('the audience has the form %s, as in a run', async (form) => {
  const mine = restAuthorization(serviceWith(form), url).map((value) => decodeJwt(value.slice(7)).aud);
  const theirs = (await createTokens(targetWith(form)).rest(url)).map((value) => decodeJwt(value.slice(7)).aud);
  expect(mine).toEqual(theirs);
});

describe('a bad token is bad in the same way as in a run', () => {
  test.each(tokenVariant.options)('%s', async (variant) => {
    const mine = restAuthorization(serviceWith('documented'), url, badToken(variant));
    const theirs = await createTokens(targetWith('documented')).rest(url, variant);
    expect(mine.map(readHeader)).toEqual(theirs.map(readHeader));
  });

  test.each(tokenVariant.options)('%s, of a client', async (variant) => {
    const aud = 'http://127.0.0.1:8888/client/?hub=TheHub';
    const claims = { nameid: 'ann', 'asrs.s.derror': 'True', 'asrs.s.dc': 'true', aud };
    const theirs = await createTokens(targetWith('documented')).client('TheHub', 'ann', variant);
    expect(badToken(variant)(service, claims).map(readHeader)).toEqual(theirs.map(readHeader));
  });
});
