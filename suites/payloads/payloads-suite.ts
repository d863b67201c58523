import type { Suite } from '../../lib/contract/check.ts';
import { anyPayload } from './any-payload.ts';
import { undecidedPayloads } from './undecided-payloads.ts';
import { malformedBodies } from './malformed-bodies.ts';
import { unalteredPayloads } from './unaltered-payloads.ts';

/** What is sent, and whether it arrives as what it was. */
export const payloadsSuite: Suite = {
  area: 'payloads',
  checks: [...unalteredPayloads, ...anyPayload, ...malformedBodies, ...undecidedPayloads],
};
