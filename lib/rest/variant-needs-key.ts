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

/** Whether a REST token of this kind can only be made with the access key; the others can be made of an external bearer token too. */
export const variantNeedsKey = (variant: TokenVariant): boolean => needing.has(variant);
