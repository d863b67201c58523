import { expect, it, test } from 'vitest';
import { createRedactor } from '../trace/redactor.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import { targetSecrets } from './target-secrets.ts';
import { createTokens } from './tokens.ts';

const bearerToken = 'canary~opaque.token+of/no=structure-0123456789-abcdefghijklmnop';

it('are what the target was given as', () => {
  expect(targetSecrets({ accessKey: 'a-key' })).toEqual(['a-key']);
  expect(targetSecrets({ bearerToken })).toContain(bearerToken);
  expect(targetSecrets({})).toEqual([]);
});

test.each([undefined, 'byte-changed', 'last-byte-changed', 'payload-changed', 'cut-short', 'basic-scheme'] as const)(
  'hide a bearer token that has been sent as %s',
  async (variant: TokenVariant | undefined) => {
    const target = resolveTarget({ target: 'http://localhost:8888', token: bearerToken, env: {} })!;
    const [header = ''] = await createTokens(target).rest('http://localhost:8888/api/v1/hubs/chat', variant);
    const shown = createRedactor(targetSecrets(target))(`x-token: ${header.replace(/^\S+ /, '')} and more`);
    for (let at = 0; at + 16 <= bearerToken.length; at += 1)
      expect(shown).not.toContain(bearerToken.slice(at, at + 16));
  },
);
