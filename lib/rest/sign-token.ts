import { createHmac } from 'node:crypto';
import type { TokenVariant } from './token-variant.ts';

/** Claims of a JWT by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a token is made of: its claims, the key's text, and the `kid` where the form has one. */
export interface TokenParts {
  readonly claims: Claims;
  readonly key: string;
  readonly kid?: string | undefined;
}

const hourSeconds = 3600;
const wrongKey = 'a key that no service has, on purpose, forty-four chars and more';

const algorithms: Partial<Record<TokenVariant, string>> = { hs384: 'HS384', hs512: 'HS512' };

const claimsOf = (claims: Claims, variant: TokenVariant | undefined): Claims => {
  const now = Math.floor(Date.now() / 1000);
  const { aud, ...withoutAud } = claims;
  const lasting = { ...claims, exp: now + hourSeconds };
  if (variant === 'no-exp') return claims;
  // An hour is past any clock skew that a service would allow for.
  if (variant === 'expired') return { ...claims, exp: now - hourSeconds };
  if (variant === 'not-yet-valid') return { ...lasting, nbf: now + hourSeconds, exp: now + 2 * hourSeconds };
  if (variant === 'no-aud' && aud !== undefined) return { ...withoutAud, exp: now + hourSeconds };
  return lasting;
};

const base64url = (part: string | Uint8Array): string => Buffer.from(part).toString('base64url');

const compact = (header: Claims, payload: Claims): string =>
  `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;

/**
 * The compact JWT for the parts (RFC 7515), deviating as the variant says; a variant that is none of making the token leaves it good. Signed by Node's
 * own HMAC, since nearly every request has a token of its own: ten times as fast as by WebCrypto.
 */
export const signToken = ({ claims, key, kid }: TokenParts, variant?: TokenVariant): string => {
  const payload = claimsOf(claims, variant);
  if (variant === 'alg-none') return `${compact({ alg: 'none' }, payload)}.`;
  const alg = algorithms[variant ?? 'none'] ?? 'HS256';
  const signed = compact({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) }, payload);
  const secret = variant === 'wrong-key' ? wrongKey : key;
  return `${signed}.${createHmac(alg.replace('HS', 'sha'), secret).update(signed).digest('base64url')}`;
};

const readClaims = (payload: string): Claims | undefined => {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  } catch {
    return undefined;
  }
};

/** The token with one claim more in its payload and the signature as it was; of one that is no JWT (issued elsewhere), with a character more in the middle. */
export const changePayload = (token: string): string => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = readClaims(payload);
  if (claims === undefined) return `${token.slice(0, token.length / 2)}x${token.slice(token.length / 2)}`;
  return `${header}.${base64url(JSON.stringify({ ...claims, changed: true }))}.${signature}`;
};

/** The token with the first character of its signature replaced: the last one may carry padding bits that nobody looks at. */
export const changeByte = (token: string): string => {
  const at = token.lastIndexOf('.') + 1;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};

/** The token with a bit changed in the last byte of its signature: who compares a part of it only does not see that. */
export const changeLastByte = (token: string): string => {
  const at = token.lastIndexOf('.') + 1;
  const signature = Buffer.from(token.slice(at), 'base64url');
  const last = signature.length - 1;
  return token.slice(0, at) + base64url(signature.with(last, (signature[last] ?? 0) ^ 1));
};
