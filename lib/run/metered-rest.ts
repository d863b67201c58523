import type { Meter } from '../engine/ledger/meter.ts';
import { withinLimit } from '../engine/limits/within-limit.ts';
import { createRestClient, type RestClient, type RestClientOptions } from '../rest/rest-client.ts';
import { createTokens } from '../rest/tokens.ts';
import type { Target } from '../target/target.ts';
import { targetSecrets } from '../rest/target-secrets.ts';
import { createRecorder } from '../trace/recorder.ts';

/** How long what is sent to a target that was not measured yet may take to come. */
const graceMs = 100;
/** Outside the checks there are no more clients than these at a time. */
const reach = 2;

/** A client for requests outside the checks, which keeps to the limit of messages. What it sends is counted when it is disposed of, which the caller does. */
export const meteredRest = (
  target: Target,
  { meter, signal, stop }: Pick<RestClientOptions, 'signal'> & { readonly meter: Meter; readonly stop: AbortSignal },
): RestClient => {
  const recorder = createRecorder({ secrets: targetSecrets(target) });
  const plain = createRestClient({ target, recorder, tokens: createTokens(target), ...(signal ? { signal } : {}) });
  const { catalogue } = target;
  const guarded = withinLimit(plain, {
    meter,
    catalogue,
    reach: () => reach,
    graceMs: () => graceMs,
    signal: stop,
  });
  return {
    ...guarded,
    [Symbol.asyncDispose]: async () => {
      const { exchanges, throttled } = recorder.counts;
      meter.count({ exchanges, throttled });
      await plain[Symbol.asyncDispose]();
    },
  };
};
