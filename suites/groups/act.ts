import { anyCall } from '../../lib/contract/any-call.ts';
import type {
  CallFields,
  CallStep,
  ConnectionRef,
  ConnectStep,
  Name,
  Step,
  TogetherStep,
} from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';

type More = CallFields;

const call = anyCall;

/** Any success will do: which one is documented is judged where the status is the matter. */
const prepare = (operation: OperationId, more: More): CallStep => call(operation, { setup: true, ...more });

/** Whether a message to nobody is accepted is judged where that is the matter; elsewhere the silence is. */
const acceptedOrNot = { expect: [200, 202, 204, 404] };

/** The steps of which scenarios about groups are made. */
export const act = {
  connect: (probe: string, user?: Name, more: Partial<ConnectStep> = {}): ConnectStep => ({
    do: 'connect',
    probe,
    ...(user === undefined ? {} : { user }),
    ...more,
  }),
  together: (...steps: readonly Step[]): TogetherStep => ({ do: 'together', steps }),
  /** A connection is added to a group, or taken out, as preparation. */
  join: (connection: ConnectionRef, group: Name, more: More = {}): CallStep =>
    prepare('addConnectionToGroup', { connection, group, ...more }),
  leave: (connection: ConnectionRef, group: Name, more: More = {}): CallStep =>
    prepare('removeConnectionFromGroup', { connection, group, ...more }),
  /** A user is added to a group, or taken out of it, or of all, as preparation. */
  add: (user: Name, group: Name, more: More = {}): CallStep => prepare('addUserToGroup', { user, group, ...more }),
  remove: (user: Name, group: Name, more: More = {}): CallStep =>
    prepare('removeUserFromGroup', { user, group, ...more }),
  removeFromAll: (user: Name, more: More = {}): CallStep => prepare('removeUserFromAllGroups', { user, ...more }),
  /** The service closes a connection, and has done so. */
  close: (connection: string): readonly Step[] => [
    prepare('closeConnection', { connection }),
    { do: 'closed', probe: connection, by: ['socket'], setup: true },
  ],
  /** A message to a group must reach these probes, and no others. */
  send: (group: Name, reaches: readonly string[], more: More = {}): CallStep =>
    call('sendToGroup', { group, reaches, ...(reaches.length === 0 ? acceptedOrNot : {}), ...more }),
  /** A message to a group for whose arrival nobody waits. */
  post: (group: Name, mayReach: readonly string[], more: More = {}): CallStep =>
    call('sendToGroup', { group, mayReach, ...more }),
  /** A call whose answer is the matter. */
  judge: (
    operation: OperationId,
    more: More,
    expect: number | readonly number[],
    verifies: readonly string[],
  ): CallStep => call(operation, { ...more, expect, verifies }),
  /** Is any connection in the group? */
  group: (group: Name, expect: 200 | 404, verifies: readonly string[], more: More = {}): CallStep =>
    call('groupHasConnections', { group, ...more, expect, verifies }),
  /** Does the user exist in the group? */
  user: (user: Name, group: Name, expect: 200 | 404, more: More = {}): CallStep =>
    call('userIsInGroup', { user, group, ...more, expect }),
  /** A call whose answer no document decides: it is noted. */
  observe: (operation: OperationId, more: More, name: string, verifies: readonly string[]): CallStep =>
    call(operation, { ...more, observe: name, expect: [200, 404], verifies }),
} as const;
