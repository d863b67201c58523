import type { z } from 'zod';
import { oneOf } from './values/plain.ts';

/** A deviation from the good token that is sent where nothing is said. */
export const tokenVariant = oneOf([
  'none',
  'garbage',
  'wrong-key',
  'expired',
  'no-exp',
  'not-yet-valid',
  'alg-none',
  'hs384',
  'hs512',
  'aud-other-host',
  'aud-other-path',
  'aud-other-hub',
  'aud-other-operation',
  'aud-client',
  'aud-rest',
  'no-aud',
  'cut-short',
  'no-signature',
  'byte-changed',
  'last-byte-changed',
  'payload-changed',
  'two-headers',
  'lower-case-scheme',
  'basic-scheme',
  'empty-bearer',
]);

/** A deviation from the good token that is sent where nothing is said. */
export type TokenVariant = z.infer<typeof tokenVariant>;
