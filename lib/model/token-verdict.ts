import type { TokenVariant } from '../contract/step.ts';

// The authentication article does not decide whether nbf is checked, which other HMACs are accepted, and how the scheme may be written.
const open: ReadonlySet<TokenVariant> = new Set([
  'not-yet-valid',
  'hs384',
  'hs512',
  'two-headers',
  'lower-case-scheme',
]);

/**
 * Whether the authentication article (data plane REST API: `Bearer` JWT, HS256, `aud` and `exp` required) accepts the token.
 * `own` is the variant that is correct here: a client token audience for clients, a REST token audience for REST.
 */
export const tokenVerdict = (
  token: TokenVariant | undefined,
  own: 'aud-client' | 'aud-rest',
): 'good' | 'refused' | 'open' => {
  if (token === undefined) return 'good';
  return token === own || open.has(token) ? 'open' : 'refused';
};
