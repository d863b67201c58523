import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { describe, expect, it, test } from 'vitest';
import type { TokenAudienceForm } from '../target/profile.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import type { Target } from '../target/target.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import { createTokens } from './tokens.ts';
import { variantNeedsKey } from './variant-needs-key.ts';

const accessKey = 'QUJDREVG/+not-decoded==';
const secret = new TextEncoder().encode(accessKey);
const url = 'http://localhost:8888/api/v1/hubs/Chat/groups/a(b)?ttl=1';

const targetOf = (audience: TokenAudienceForm = 'documented', secrets: Partial<Target> = { accessKey }): Target => {
  const target = resolveTarget({ target: 'http://localhost:8888', key: 'k', env: {} });
  if (target === undefined) throw new Error('no target');
  const { restBase, clientBase, catalogue, profile } = target;
  return { restBase, clientBase, catalogue, ...secrets, profile: { ...profile, tokens: { audience } } };
};

const bare = (header: readonly string[]): string => (header[0] ?? '').replace(/^\S+ /, '');
const restToken = async (variant?: TokenVariant): Promise<string> =>
  bare(await createTokens(targetOf()).rest(url, variant));

describe('a good token', () => {
  test.each([
    ['documented', 'http://localhost:8888/api/v1/hubs/Chat/groups/a(b)'],
    ['with-query', url],
    ['sdk', 'http://localhost/api/v1/hubs/chat/groups/a%28b%29'],
  ] as const)('for REST in the %s form has its audience and an hour', async (form, audience) => {
    const header = await createTokens(targetOf(form)).rest(url);
    const { payload, protectedHeader } = await jwtVerify(bare(header), secret, { audience, algorithms: ['HS256'] });
    expect(payload.exp).toBeGreaterThan(Date.now() / 1000 + 3500);
    expect('kid' in protectedHeader).toBe(form === 'sdk');
    expect('nameid' in payload).toBe(form === 'sdk');
  });

  it('for a client names hub, user and the wish to hear the reason of a close', async () => {
    const header = await createTokens(targetOf()).client('Chat', 'Ann');
    const audience = 'http://localhost:8888/client/?hub=Chat';
    const { payload } = await jwtVerify(bare(header), secret, { audience });
    expect(payload).toMatchObject({ nameid: 'Ann', 'asrs.s.derror': 'True', 'asrs.s.dc': 'true' });
    expect(decodeJwt(bare(await createTokens(targetOf()).client('Chat', undefined)))).not.toHaveProperty('nameid');
  });

  it('for a client is another for no user and for the user of an empty name', async () => {
    const tokens = createTokens(targetOf());
    expect(await tokens.client('h', '')).not.toEqual(await tokens.client('h', undefined));
  });

  it('is made once and then kept', async () => {
    const tokens = createTokens(targetOf());
    expect(await tokens.rest(url)).toEqual(await tokens.rest(`${url}&more`));
  });

  it('is the external one where there is one', async () => {
    const tokens = createTokens(targetOf('documented', { bearerToken: 'external' }));
    expect(await tokens.rest(url)).toEqual(['Bearer external']);
    await expect(tokens.rest(url, 'expired')).rejects.toMatchObject({ code: 'ERR_TARGET_KEY' });
    await expect(tokens.client('h', 'u')).rejects.toMatchObject({ code: 'ERR_TARGET_KEY' });
  });
});

describe('a bearer token that was issued elsewhere', () => {
  const tokens = createTokens(targetOf('documented', { bearerToken: 'opaque-and-no-jwt' }));

  test.each([
    'none',
    'garbage',
    'empty-bearer',
    'basic-scheme',
    'wrong-key',
    'alg-none',
    'no-signature',
    'cut-short',
    'byte-changed',
    'last-byte-changed',
    'payload-changed',
  ] as const)('%s is made of it without a key, and is not it', async (variant) => {
    expect(variantNeedsKey(variant)).toBe(false);
    expect(await tokens.rest(url, variant)).not.toEqual(['Bearer opaque-and-no-jwt']);
  });
});

describe('a deviating token', () => {
  test.each([
    ['none', []],
    ['garbage', ['Bearer not.a.token']],
    ['empty-bearer', ['Bearer']],
  ] as const)('%s', async (variant, header) => {
    expect(await createTokens(targetOf()).rest(url, variant)).toEqual(header);
  });

  test.each([
    'wrong-key',
    'byte-changed',
    'last-byte-changed',
    'no-signature',
    'payload-changed',
    'cut-short',
  ] as const)('%s is not verified', async (variant) => {
    await expect(jwtVerify(await restToken(variant), secret)).rejects.toBeInstanceOf(
      errors.JWSSignatureVerificationFailed,
    );
  });

  test('expired is verified but for its time, at least ten minutes', async () => {
    await expect(jwtVerify(await restToken('expired'), secret, { clockTolerance: 600 })).rejects.toBeInstanceOf(
      errors.JWTExpired,
    );
  });

  test('not-yet-valid, no-exp and no-aud lack just that', async () => {
    await expect(jwtVerify(await restToken('not-yet-valid'), secret)).rejects.toThrow(/nbf/);
    const { payload } = await jwtVerify(await restToken('no-exp'), secret);
    expect(Object.keys(payload)).toEqual(['aud']);
    expect(Object.keys((await jwtVerify(await restToken('no-aud'), secret)).payload)).toEqual(['exp']);
  });

  test('alg-none has no signature, hs384 and hs512 have theirs', async () => {
    const unsigned = await restToken('alg-none');
    expect(decodeProtectedHeader(unsigned).alg).toBe('none');
    expect(unsigned).toMatch(/\.$/);
    await jwtVerify(await restToken('hs384'), secret, { algorithms: ['HS384'] });
    await jwtVerify(await restToken('hs512'), secret, { algorithms: ['HS512'] });
  });

  test.each([
    ['aud-other-host', 'http://elsewhere.invalid/api/v1/hubs/Chat/groups/a(b)'],
    ['aud-other-path', 'http://localhost:8888/elsewhere'],
    ['aud-other-hub', 'http://localhost:8888/api/v1/hubs/Chatother/groups/a(b)'],
    ['aud-other-operation', 'http://localhost:8888/api/v1/hubs/Chat'],
    ['aud-client', 'http://localhost:8888/client/?hub=Chat'],
  ] as const)('%s is good but for its audience', async (variant, audience) => {
    expect(await jwtVerify(await restToken(variant), secret, { audience })).toBeDefined();
  });

  test('the way it is written', async () => {
    const tokens = createTokens(targetOf());
    const [good = ''] = await tokens.rest(url);
    expect(await tokens.rest(url, 'two-headers')).toEqual([good, good]);
    expect(await tokens.rest(url, 'lower-case-scheme')).toEqual([good.replace('Bearer', 'bearer')]);
    expect(await tokens.rest(url, 'basic-scheme')).toEqual([good.replace('Bearer', 'Basic')]);
  });

  test('of a client: another hub, and the audience of REST', async () => {
    const tokens = createTokens(targetOf());
    const other = 'http://localhost:8888/client/?hub=Chatother';
    await jwtVerify(bare(await tokens.client('Chat', 'u', 'aud-other-hub')), secret, { audience: other });
    const rest = 'http://localhost:8888/api/v1/hubs/Chat';
    const token = bare(await tokens.client('Chat', 'u', 'aud-rest'));
    expect(await jwtVerify(token, secret, { audience: rest })).toBeDefined();
  });
});
