import type { Suite } from '../../lib/contract/check.ts';
import { anyPayload } from './any-payload.ts';
import { undecidedPayloads } from './undecided-payloads.ts';
import { malformedBodies } from './malformed-bodies.ts';
import { unalteredPayloads } from './unaltered-payloads.ts';

/** Payloads that are sent, and whether they arrive unaltered. */
export const payloadsSuite: Suite = {
  area: 'payloads',
  checks: [...unalteredPayloads, ...anyPayload, ...malformedBodies, ...undecidedPayloads],
};
