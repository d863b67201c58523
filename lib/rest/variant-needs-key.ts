import type { TokenVariant } from '../contract/token-variant.ts';

const needing: ReadonlySet<TokenVariant> = new Set([
  'expired',
  'no-exp',
  'not-yet-valid',
  'hs384',
  'hs512',
  'aud-other-host',
  'aud-other-path',
  'aud-other-hub',
  'aud-other-operation',
  'aud-client',
  'aud-rest',
  'no-aud',
]);

/** Whether this token variant needs the access key. The other variants can also be made from an externally issued bearer token. */
export const variantNeedsKey = (variant: TokenVariant): boolean => needing.has(variant);
