import { base64url, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { TokenVariant } from './token-variant.ts';

/** What a token is made of: its claims, the key's text, and the `kid` where the form has one. */
export interface TokenParts {
  readonly claims: JWTPayload;
  readonly key: string;
  readonly kid?: string | undefined;
}

const hourSeconds = 3600;
const wrongKey = 'a key that no service has, on purpose, forty-four chars and more';

const algorithms: Partial<Record<TokenVariant, string>> = { hs384: 'HS384', hs512: 'HS512' };

const claimsOf = (claims: JWTPayload, variant: TokenVariant | undefined): JWTPayload => {
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

/** The compact JWT for the parts, deviating as the variant says; a variant that is none of making the token leaves it good. */
export const signToken = async ({ claims, key, kid }: TokenParts, variant?: TokenVariant): Promise<string> => {
  const payload = claimsOf(claims, variant);
  if (variant === 'alg-none') return new UnsecuredJWT(payload).encode();
  const secret = new TextEncoder().encode(variant === 'wrong-key' ? wrongKey : key);
  return new SignJWT(payload)
    .setProtectedHeader({
      alg: algorithms[variant ?? 'none'] ?? 'HS256',
      typ: 'JWT',
      ...(kid === undefined ? {} : { kid }),
    })
    .sign(secret);
};

/** The token with one claim more in its payload and the signature as it was. */
export const changePayload = (token: string): string => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload))) as JWTPayload;
  return `${header}.${base64url.encode(JSON.stringify({ ...claims, changed: true }))}.${signature}`;
};

/** The token with the first character of its signature replaced: the last one may carry padding bits that nobody looks at. */
export const changeByte = (token: string): string => {
  const at = token.lastIndexOf('.') + 1;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};
