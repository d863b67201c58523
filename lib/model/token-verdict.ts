import type { TokenVariant } from '../contract/step.ts';

// Not decided by the authentication article: whether nbf is looked at, which other HMACs are taken, how the scheme may be written.
const open: ReadonlySet<TokenVariant> = new Set([
  'not-yet-valid',
  'hs384',
  'hs512',
  'two-headers',
  'lower-case-scheme',
]);

/**
 * Whether the authentication article (data plane REST API: `Bearer` JWT, HS256, `aud` and `exp` required) lets the token pass.
 * `own` is the variant that is no deviation on this side: a client's audience for a client, a REST audience for REST.
 */
export const tokenVerdict = (
  token: TokenVariant | undefined,
  own: 'aud-client' | 'aud-rest',
): 'good' | 'refused' | 'open' => {
  if (token === undefined) return 'good';
  return token === own || open.has(token) ? 'open' : 'refused';
};
