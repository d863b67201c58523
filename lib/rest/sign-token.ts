import type { webcrypto } from 'node:crypto';
import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import type { TokenVariant } from '../contract/token-variant.ts';

/** The claims of a JWT by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** The parts of a token: claims, the text of the key, and the `kid` if the form has one. */
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
  // An hour exceeds any clock skew that a service allows.
  if (variant === 'expired') return { ...claims, exp: now - hourSeconds };
  if (variant === 'not-yet-valid') return { ...lasting, nbf: now + hourSeconds, exp: now + 2 * hourSeconds };
  if (variant === 'no-aud' && aud !== undefined) return { ...withoutAud, exp: now + hourSeconds };
  return lasting;
};

/** Imported keys by algorithm and text. jose would import raw keys again for every token. */
const keys = new Map<string, Promise<webcrypto.CryptoKey>>();

const keyFor = (alg: Algorithm, text: string): Promise<webcrypto.CryptoKey> => {
  const name = `${alg} ${text}`;
  const hmac = { name: 'HMAC', hash: alg.replace('HS', 'SHA-') };
  const key = keys.get(name) ?? crypto.subtle.importKey('raw', new TextEncoder().encode(text), hmac, false, ['sign']);
  keys.set(name, key);
  return key;
};

/** Makes the compact JWT, with the defect of the variant. A variant that concerns something else gives a valid token. */
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

/** Adds a claim to the payload and keeps the signature. A token that is not a JWT (externally issued) gets an extra character in the middle. */
export const changePayload = (token: string): string => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = readClaims(payload);
  if (claims === undefined) return `${token.slice(0, token.length / 2)}x${token.slice(token.length / 2)}`;
  return `${header}.${base64url.encode(JSON.stringify({ ...claims, changed: true }))}.${signature}`;
};

/** Replaces the first character of the signature. The last one may contain padding bits that services ignore. */
export const changeByte = (token: string): string => {
  const at = token.lastIndexOf('.') + 1;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};

/** Changes a bit in the last byte of the signature. A service that compares only part of the signature accepts the token. */
export const changeLastByte = (token: string): string => {
  const at = token.lastIndexOf('.') + 1;
  const signature = Buffer.from(token.slice(at), 'base64url');
  const last = signature.length - 1;
  return token.slice(0, at) + base64url.encode(signature.with(last, (signature[last] ?? 0) ^ 1));
};
