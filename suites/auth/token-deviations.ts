import type { TokenVariant } from '../../lib/contract/step.ts';

/** A deviating token, and the requirement on how it is handled. */
export type Deviation = readonly [variant: TokenVariant, requirement: string];

/** Faults in how a token is presented or signed. They need no access key, so that they can also be made from an external bearer token. */
export const badCredentials: readonly Deviation[] = [
  ['none', 'auth/token-required'],
  ['empty-bearer', 'auth/bearer-scheme'],
  ['basic-scheme', 'auth/bearer-scheme'],
  ['garbage', 'auth/token-is-a-jwt'],
  ['wrong-key', 'auth/signed-with-access-key'],
  ['alg-none', 'auth/unsigned-refused'],
  ['no-signature', 'auth/signature-covers-token'],
  ['cut-short', 'auth/signature-covers-token'],
  ['byte-changed', 'auth/signature-covers-token'],
  ['last-byte-changed', 'auth/signature-covers-token'],
  ['payload-changed', 'auth/signature-covers-token'],
];

/** Faults in the claims of a REST token that is signed with the access key. */
export const badClaims: readonly Deviation[] = [
  ['expired', 'auth/expired-refused'],
  ['no-exp', 'auth/exp-required'],
  ['no-aud', 'auth/aud-required'],
  ['aud-other-host', 'auth/aud-host'],
  ['aud-other-path', 'auth/aud-path'],
  ['aud-other-hub', 'auth/aud-hub'],
  ['aud-other-operation', 'auth/aud-operation'],
  ['aud-client', 'auth/client-token-not-for-rest'],
];

/** All faults of a client's token. */
export const badClientTokens: readonly Deviation[] = [
  ['none', 'auth/client-token-required'],
  ['empty-bearer', 'auth/client-token-required'],
  ['basic-scheme', 'auth/client-token-required'],
  ['garbage', 'auth/client-token-required'],
  ['wrong-key', 'auth/client-token-signed'],
  ['alg-none', 'auth/client-token-signed'],
  ['no-signature', 'auth/client-token-signed'],
  ['cut-short', 'auth/client-token-signed'],
  ['byte-changed', 'auth/client-token-signed'],
  ['last-byte-changed', 'auth/client-token-signed'],
  ['payload-changed', 'auth/client-token-signed'],
  ['expired', 'auth/client-token-timely'],
  ['no-exp', 'auth/client-token-timely'],
  ['no-aud', 'auth/client-token-audience'],
  ['aud-other-host', 'auth/client-token-audience'],
  ['aud-other-path', 'auth/client-token-audience'],
  ['aud-other-hub', 'auth/client-token-audience'],
  ['aud-rest', 'auth/rest-token-not-for-clients'],
];

/** Cases that the authentication article leaves open, and where they are recorded. */
export const leftOpen: readonly Deviation[] = [
  ['hs384', 'auth/other-hmacs'],
  ['hs512', 'auth/other-hmacs'],
  ['not-yet-valid', 'auth/not-before'],
  ['two-headers', 'auth/two-headers'],
  ['lower-case-scheme', 'auth/scheme-case'],
];

/** The requirements, each once. */
export const requirementsOf = (variants: readonly Deviation[]): readonly string[] => [
  ...new Set(variants.map(([, requirement]) => requirement)),
];
