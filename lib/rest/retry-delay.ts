import type { Exchange } from '../contract/exchange.ts';
import { retryAfterMs } from './retry-after.ts';

/** The longest wait of our own. */
const capMs = 15_000;
const firstMs = 250;
/** The longest that a request waits in all. */
const maximumMs = 30_000;
const maximumTries = 4;

/**
 * How long a request that was throttled waits for its next try, in milliseconds: as the target asks, else doubling from 250 ms. Undefined: it is not tried again. Who
 * asks for more time than there is, is not asked again before it is over.
 */
export const retryDelayMs = (
  headers: Exchange['responseHeaders'],
  { tries, waitedMs }: { readonly tries: number; readonly waitedMs: number },
): number | undefined => {
  const delayMs = retryAfterMs(headers) ?? Math.min(capMs, firstMs * 2 ** (tries - 1));
  return tries < maximumTries && waitedMs + delayMs <= maximumMs ? delayMs : undefined;
};
