import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Incoming } from '../state/call.ts';
import type { Claims } from '../state/claims.ts';
import type { TokenUse } from './policies.ts';

const hashes: Readonly<Record<string, string>> = { HS256: 'sha256', HS512: 'sha512' };
/** Tolerance for clock skew. */
const skewMs = 60_000;

const keys = new Map<string, KeyObject>();

/** The key is the text's UTF-8 as it stands, not decoded from base64 (Microsoft's SDK). */
const keyOf = (accessKey: string): KeyObject => {
  const known = keys.get(accessKey) ?? createSecretKey(accessKey, 'utf8');
  keys.set(accessKey, known);
  return known;
};

const parsePart = (part: string): Claims | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
};

/** The one Authorization header, scheme in any case; clients may have `access_token` in the query instead. */
export const readToken = ({ authorization, query }: Incoming, use: TokenUse): string | undefined => {
  if (authorization.length > 1) return undefined;
  const [header] = authorization;
  if (header !== undefined) return /^bearer +(\S+)$/i.exec(header)?.[1];
  return use === 'client' ? (new URLSearchParams(query).get('access_token') ?? undefined) : undefined;
};

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));

/** HS256 as documented, and HS512, which Microsoft's SDK can make too. Compared as text: no padding bit can be changed unseen. */
export const verifySignature = (token: string, accessKey: string): Claims | undefined => {
  const [header, payload, signature, ...more] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined;
  const algorithm = parsePart(header)?.['alg'];
  const hash = typeof algorithm === 'string' && Object.hasOwn(hashes, algorithm) ? hashes[algorithm] : undefined;
  if (hash === undefined) return undefined;
  const expected = createHmac(hash, keyOf(accessKey)).update(`${header}.${payload}`).digest('base64url');
  return isSame(expected, signature) ? parsePart(payload) : undefined;
};

/** `exp` must be present and not have passed; `nbf` and `iat` are not checked (Microsoft's SDK). */
export const isTimely = ({ exp }: Claims, nowMs: number): boolean =>
  typeof exp === 'number' && nowMs < exp * 1000 + skewMs;

/** What an application decided on goes before what its own login says, which rides along (ClaimsUtility of Microsoft's SDK). */
const userClaims = ['asrs.s.uid', 'nameid', 'sub'];

/** The first of the claims in which Microsoft's libraries put a user id. */
export const userOf = (claims: Claims): string | undefined =>
  userClaims.map((name) => claims[name]).find((value): value is string => typeof value === 'string' && value !== '');
