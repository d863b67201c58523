import type { Catalogue } from '../spec/catalogue.ts';
import type { Profile } from './profile.ts';

/** The service under test: its URLs, key and profile. Serialisable. Contains secrets: never print it. */
export interface Target {
  /** Base of REST URLs: origin and path prefix, no trailing slash, e.g. `http://localhost:8888`. */
  readonly restBase: string;
  /** Base of client URLs (http or https). */
  readonly clientBase: string;
  /** The UTF-8 bytes of this text are the HMAC key; it is not base64-decoded (Microsoft's SDK). Absent if a token was given. */
  readonly accessKey?: string;
  /** An externally issued bearer token for REST (Entra ID). */
  readonly bearerToken?: string;
  readonly profile: Profile;
  /** The version of the API by which it is spoken to. */
  readonly catalogue: Catalogue;
}
