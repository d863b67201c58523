import type { TokenVariant } from '../../../contract/token-variant.ts';
import { variantNeedsKey } from '../../../rest/variant-needs-key.ts';
import type { Needs } from './step-kind.ts';

/** What a request needs to be sent with a bad token: some are made with the access key only. */
export const keyForToken = ({ token }: { readonly token?: TokenVariant | undefined }): Pick<Needs, 'key'> =>
  token !== undefined && variantNeedsKey(token) ? { key: `tokens (${token})` } : {};
