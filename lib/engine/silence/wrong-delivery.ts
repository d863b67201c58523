import type { Sent } from '../ledger/ledger.ts';
import type { Wrong } from '../settling/effect.ts';

const baseOf = ({ requirements, step, exchange }: Sent) => ({ requirements, step, ...(exchange ? { exchange } : {}) });

/** A message that lag may have kept from a probe. */
export const missedBy = (sent: Sent, probe: string, askedAt: number): Wrong => ({
  askedAt,
  holds: () => !sent.arrivals.has(probe),
  finding: {
    ...baseOf(sent),
    code: 'not-delivered',
    message: `"${probe}" did not receive a message that was sent`,
    expected: `one message to "${probe}"`,
    seen: 'nothing',
  },
});

/** A message that lag may have let through to a probe. */
export const strayedTo = (sent: Sent, probe: string, askedAt: number): Wrong => ({
  askedAt,
  holds: () => true,
  finding: {
    ...baseOf(sent),
    code: 'misdelivered',
    message: `"${probe}" received a message that was not for it and was sent`,
    expected: `no message to "${probe}"`,
    seen: 'the message',
  },
});
