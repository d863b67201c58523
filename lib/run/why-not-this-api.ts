import type { Exchange } from '../contract/exchange.ts';
import type { Catalogue } from '../spec/catalogue.ts';
import { isRefusal } from './is-refusal.ts';

type Answer = Pick<Exchange, 'status' | 'responseHeaders' | 'failure'>;

/** How a target answers to a handful of requests that differ in what this API has to say to them. */
export interface Signature {
  /** Does a connection exist of which nobody has heard? With a good token. */
  readonly known: Answer;
  /** The same without a token. */
  readonly withoutToken: Answer;
  /** A path that this API does not have. */
  readonly elsewhereGet: Answer;
  readonly elsewherePost: Answer;
  /** Operations that are right to succeed. */
  readonly acts: readonly Answer[];
}

const accepts = ({ status = 0 }: Answer): boolean => status >= 200 && status < 300;

/** One sign is enough: tokens are looked at, or operations succeed where unknown things are not found. */
const showsASign = (catalogue: Catalogue, { known, withoutToken, elsewherePost, acts }: Signature): boolean =>
  (isRefusal(catalogue, withoutToken) && !isRefusal(catalogue, known)) ||
  (acts.some(accepts) && !accepts(known) && !accepts(elsewherePost));

const describe = ({ status, failure }: Answer): string =>
  status === undefined ? `nothing (${failure?.code})` : String(status);

const isPage = ({ responseHeaders }: Answer): boolean =>
  String(responseHeaders?.['content-type'] ?? '').includes('html');

/** Why this cannot be the API; undefined: it can. */
export const whyNotThisApi = (catalogue: Catalogue, signature: Signature): string | undefined => {
  if (showsASign(catalogue, signature)) return undefined;
  const { known, elsewhereGet, elsewherePost, acts } = signature;
  const page = isPage(known) ? ' and a web page' : '';
  const location = known.responseHeaders?.['location'];
  if (location !== undefined) return `it redirects to ${String(location).slice(0, 200)}`;
  const statuses = new Set([known, elsewhereGet, elsewherePost, ...acts].map(describe));
  if (statuses.size === 1) return `it answers ${describe(known)}${page} to every request`;
  return `it answers ${describe(known)}${page} when asked for an unknown connection, and ${acts.map(describe).join(', ')} to operations that should succeed`;
};
