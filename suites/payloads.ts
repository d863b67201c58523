import type { Suite } from '../lib/contract/check.ts';
import { anyPayload } from './payloads/any-payload.ts';
import { leftOpen } from './payloads/left-open.ts';
import { malformed } from './payloads/malformed.ts';
import { unaltered } from './payloads/unaltered.ts';

/** What is sent, and whether it arrives as what it was. */
export const payloadsSuite: Suite = {
  area: 'payloads',
  checks: [...unaltered, ...anyPayload, ...malformed, ...leftOpen],
};
