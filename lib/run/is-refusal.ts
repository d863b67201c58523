import type { Exchange } from '../contract/exchange.ts';
import type { Catalogue } from '../spec/catalogue.ts';

/** The statuses of HTTP for a refusal, whatever a document says. */
const ofHttp: ReadonlySet<number> = new Set([401, 403]);

/** Whether an answer says that the token is not good enough. */
export const isRefusal = ({ errors }: Catalogue, { status = 0 }: Pick<Exchange, 'status'>): boolean =>
  ofHttp.has(status) || errors.unauthorized.includes(status);
