import { ConformanceError } from '../error.ts';
import type { Target } from '../target/target.ts';
import { clientTokenAudience, restTokenAudience } from './token-audience.ts';
import type { AuthorizationHeader } from './authorization-header.ts';
import { changeByte, changeLastByte, changePayload, signToken, type Claims } from './sign-token.ts';
import { createTokenCache } from './token-cache.ts';
import type { TokenVariant } from '../contract/token-variant.ts';
import { variantNeedsKey } from './variant-needs-key.ts';
import { wrongClientTokenAudience, wrongRestTokenAudience } from './wrong-token-audience.ts';

/** Makes Authorization headers for one target. */
export interface Tokens {
  /** The headers of a REST request to an absolute `url`. @throws ConformanceError ERR_TARGET_KEY if the variant needs a key and there is none. */
  rest(url: string, variant?: TokenVariant): Promise<AuthorizationHeader>;
  /** The headers of a client of the hub, for negotiate and socket. @throws ConformanceError ERR_TARGET_KEY without an access key. */
  client(hub: string, user: string | undefined, variant?: TokenVariant): Promise<AuthorizationHeader>;
}

type TokenAudienceVariant = Extract<TokenVariant, `aud-${string}`>;

const concernsTokenAudience = (variant: TokenVariant | undefined): variant is TokenAudienceVariant =>
  variant?.startsWith('aud-') ?? false;

const writers: Partial<Record<TokenVariant, (token: string) => AuthorizationHeader>> = {
  // Eleven characters leave whole bytes of an HS256 signature: it is too short, but not malformed.
  'cut-short': (token) => [`Bearer ${token.slice(0, -11)}`],
  // The header still says HS256.
  'no-signature': (token) => [`Bearer ${token.slice(0, token.lastIndexOf('.') + 1)}`],
  'byte-changed': (token) => [`Bearer ${changeByte(token)}`],
  'last-byte-changed': (token) => [`Bearer ${changeLastByte(token)}`],
  'payload-changed': (token) => [`Bearer ${changePayload(token)}`],
  // Both are valid, so only their number is observed.
  'two-headers': (token) => [`Bearer ${token}`, `Bearer ${token}`],
  'lower-case-scheme': (token) => [`bearer ${token}`],
  'basic-scheme': (token) => [`Basic ${token}`],
};

const tokenless: Partial<Record<TokenVariant, AuthorizationHeader>> = {
  none: [],
  garbage: ['Bearer not.a.token'],
  'empty-bearer': ['Bearer'],
};

/** Whether the token is valid and only the header deviates. */
const isGood = (variant: TokenVariant | undefined): boolean => variant === undefined || variant in writers;

const write = (variant: TokenVariant | undefined, token: string): AuthorizationHeader =>
  (variant === undefined ? undefined : writers[variant])?.(token) ?? [`Bearer ${token}`];

const keyOf = (target: Target, what: string): string => {
  if (target.accessKey !== undefined) return target.accessKey;
  throw new ConformanceError('ERR_TARGET_KEY', `${what} needs the access key of the target, and none was given`);
};

/** The claims that Microsoft's SDK adds to a REST token besides `aud` and `exp`. */
const sdkClaims = (): Claims => {
  const now = Math.floor(Date.now() / 1000);
  return { nameid: 'asrs-conformance', nbf: now - 60, iat: now };
};

const clientClaims = (user: string | undefined): Claims => ({
  ...(user === undefined ? {} : { nameid: user }),
  // Without these claims the close reason may not reach the client (Microsoft's SDK and its end-to-end tests).
  'asrs.s.derror': 'True',
  'asrs.s.dc': 'true',
});

/** Signs tokens with the key of the target, or uses its bearer token. Valid tokens are cached. */
export const createTokens = (target: Target): Tokens => {
  const cached = createTokenCache();
  const form = target.profile.tokens.audience;
  const kid = form === 'sdk' ? 'asrs-conformance' : undefined;
  const restToken = async (url: string, variant: TokenVariant | undefined): Promise<string> => {
    if (isGood(variant) && target.bearerToken !== undefined) return target.bearerToken;
    const needed = isGood(variant) || (variant !== undefined && variantNeedsKey(variant));
    const key = needed ? keyOf(target, `a REST token (${variant ?? 'good'})`) : (target.accessKey ?? 'unused');
    const aud = concernsTokenAudience(variant)
      ? wrongRestTokenAudience(target, url, variant)
      : restTokenAudience(target, url);
    const make = () => signToken({ claims: { ...(form === 'sdk' ? sdkClaims() : {}), aud }, key, kid }, variant);
    // A token for something else is valid there. This exposes a service that remembers tokens without their audience.
    return isGood(variant) || concernsTokenAudience(variant) ? cached(`rest ${aud}`, make) : make();
  };
  const clientToken = async (
    hub: string,
    user: string | undefined,
    variant: TokenVariant | undefined,
  ): Promise<string> => {
    const key = keyOf(target, 'a client token');
    const aud = concernsTokenAudience(variant)
      ? wrongClientTokenAudience(target, hub, variant)
      : clientTokenAudience(target, hub);
    const make = () => signToken({ claims: { ...clientClaims(user), aud }, key, kid }, variant);
    return isGood(variant) || concernsTokenAudience(variant)
      ? cached(`client ${user === undefined ? '' : `=${user}`} ${aud}`, make)
      : make();
  };
  const without = (variant: TokenVariant | undefined) => (variant === undefined ? undefined : tokenless[variant]);
  return {
    rest: async (url, variant) => without(variant) ?? write(variant, await restToken(url, variant)),
    client: async (hub, user, variant) => without(variant) ?? write(variant, await clientToken(hub, user, variant)),
  };
};
