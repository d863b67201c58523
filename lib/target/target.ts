import type { Catalogue } from '../spec/catalogue.ts';
import type { Profile } from './profile.ts';

/** The service under test: where it is, its key, its profile. Serialisable; holds secrets, so never print one. */
export interface Target {
  /** Base of REST URLs: origin and path prefix, no trailing slash, e.g. `http://localhost:8888`. */
  readonly restBase: string;
  /** Base of client URLs (http or https). */
  readonly clientBase: string;
  /** The HMAC key is the UTF-8 bytes of it as it stands, not base64-decoded (Microsoft's SDK). Absent where a token was given. */
  readonly accessKey?: string;
  /** An externally issued bearer token for REST (Entra ID). */
  readonly bearerToken?: string;
  readonly profile: Profile;
  /** The version of the API by which it is spoken to. */
  readonly catalogue: Catalogue;
}
