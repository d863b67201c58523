import { unitsOfInvocation } from '../../contract/usage.ts';
import type { RestClient, RestRequest } from '../../rest/rest-client.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { operationIn } from '../../spec/operation-in.ts';
import type { Meter } from '../ledger/meter.ts';

export interface WithinLimitOptions {
  readonly meter: Meter;
  readonly catalogue: Catalogue;
  /** How many connections a message to a hub may reach. */
  readonly reach: () => number;
  /** How long after an answer its message may arrive. What arrives later is late. */
  readonly graceMs: () => number;
  /** Aborts when the run is to end. */
  readonly signal: AbortSignal;
}

const sends = ({ operation }: RestRequest, catalogue: Catalogue): boolean =>
  operation !== 'negotiate' && operation !== 'other' && operationIn(catalogue, operation).sends;

/** Units of 2 KB of one copy of a message with this body. */
export const unitsOfBody = (body = ''): number => unitsOfInvocation(Buffer.byteLength(body));

/** The client, which sends a message only if the run stays within its limit whatever the target makes of it. */
export const withinLimit = (
  rest: RestClient,
  { meter, catalogue, reach, graceMs, signal }: WithinLimitOptions,
): RestClient => ({
  ...rest,
  exchange: async (request, options) => {
    if (!sends(request, catalogue)) return rest.exchange(request, options);
    const sending = {
      units: unitsOfBody(request.body),
      reach: request.operation === 'sendToConnection' ? 1 : reach(),
    };
    const leave = await meter.send(sending, signal);
    try {
      return await rest.exchange(request, options);
    } finally {
      // When the timer is due, what waits in the sockets has not been read yet.
      setTimeout(() => setImmediate(() => setImmediate(leave)), graceMs()).unref();
    }
  },
});
