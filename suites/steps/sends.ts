import type { CallStep, ConnectionRef, Name } from '../../lib/contract/step.ts';
import { successOrAbsent } from './accepted-statuses.ts';
import type { More } from './more.ts';

/** The four sends. Each names the probes that the message must reach, or may; every other probe must stay silent. */
export const sends = {
  broadcast: (reaches: readonly string[], more: More<'broadcast'> = {}): CallStep => ({
    do: 'call',
    operation: 'broadcast',
    reaches,
    ...more,
  }),
  toUser: (user: Name, reaches: readonly string[], more: More<'sendToUser'> = {}): CallStep => ({
    do: 'call',
    operation: 'sendToUser',
    user,
    reaches,
    ...more,
  }),
  toConnection: (
    connection: ConnectionRef,
    reaches: readonly string[],
    more: More<'sendToConnection'> = {},
  ): CallStep => ({
    do: 'call',
    operation: 'sendToConnection',
    connection,
    reaches,
    ...more,
  }),
  /** Without recipients, only the silence is judged. Other checks judge whether a message to an empty group is accepted. */
  toGroup: (group: Name, reaches: readonly string[], more: More<'sendToGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'sendToGroup',
    group,
    reaches,
    ...(reaches.length === 0 ? { expect: successOrAbsent } : {}),
    ...more,
  }),
  /** Those without waiting for arrival: only the answer is judged at once. */
  postBroadcast: (mayReach: readonly string[], more: More<'broadcast'> = {}): CallStep => ({
    do: 'call',
    operation: 'broadcast',
    mayReach,
    ...more,
  }),
  postToUser: (user: Name, mayReach: readonly string[], more: More<'sendToUser'> = {}): CallStep => ({
    do: 'call',
    operation: 'sendToUser',
    user,
    mayReach,
    ...more,
  }),
  postToConnection: (
    connection: ConnectionRef,
    mayReach: readonly string[],
    more: More<'sendToConnection'> = {},
  ): CallStep => ({
    do: 'call',
    operation: 'sendToConnection',
    connection,
    mayReach,
    ...more,
  }),
  postToGroup: (group: Name, mayReach: readonly string[], more: More<'sendToGroup'> = {}): CallStep => ({
    do: 'call',
    operation: 'sendToGroup',
    group,
    mayReach,
    ...more,
  }),
} as const;
