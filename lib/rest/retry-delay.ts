import type { Exchange } from '../contract/exchange.ts';
import { retryAfterMs } from './retry-after.ts';

/** The longest delay without Retry-After. */
const capMs = 15_000;
const firstMs = 250;
/** The longest total delay of a request. */
const maximumMs = 30_000;
const maximumTries = 4;

/**
 * The delay before the next try of a throttled request, in milliseconds. It is the delay the target asks for, or else doubles from 250 ms. Undefined: no further
 * try. If the target asks for more time than is left, the request is not sent again.
 */
export const retryDelayMs = (
  headers: Exchange['responseHeaders'],
  { tries, waitedMs }: { readonly tries: number; readonly waitedMs: number },
): number | undefined => {
  const delayMs = retryAfterMs(headers) ?? Math.min(capMs, firstMs * 2 ** (tries - 1));
  return tries < maximumTries && waitedMs + delayMs <= maximumMs ? delayMs : undefined;
};
