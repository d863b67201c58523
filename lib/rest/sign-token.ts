import type { webcrypto } from 'node:crypto';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenVariant } from '../contract/token-variant.ts';

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

type Algorithm = 'HS256' | 'HS384' | 'HS512';

const algorithms: Partial<Record<TokenVariant, Algorithm>> = { hs384: 'HS384', hs512: 'HS512' };

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

/** Keys by algorithm and text: imported once, where jose would import anything else again for every token. */
const keys = new Map<string, Promise<webcrypto.CryptoKey>>();

const keyFor = (alg: Algorithm, text: string): Promise<webcrypto.CryptoKey> => {
  const name = `${alg} ${text}`;
  const hmac = { name: 'HMAC', hash: alg.replace('HS', 'SHA-') };
  const key = keys.get(name) ?? crypto.subtle.importKey('raw', new TextEncoder().encode(text), hmac, false, ['sign']);
  keys.set(name, key);
  return key;
};

/** The compact JWT for the parts, deviating as the variant says; a variant that is none of making the token leaves it good. */
export const signToken = async ({ claims, key, kid }: TokenParts, variant?: TokenVariant): Promise<string> => {
  const payload = claimsOf(claims, variant);
  if (variant === 'alg-none') return new UnsecuredJWT(payload).encode();
  const alg = algorithms[variant ?? 'none'] ?? 'HS256';
  return new SignJWT(payload)
    .setProtectedHeader({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
    .sign(await keyFor(alg, variant === 'wrong-key' ? wrongKey : key));
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
  return `${header}.${base64url.encode(JSON.stringify({ ...claims, changed: true }))}.${signature}`;
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
  return token.slice(0, at) + base64url.encode(signature.with(last, (signature[last] ?? 0) ^ 1));
};
