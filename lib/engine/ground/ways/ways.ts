import { anyCall } from '../../../contract/any-call.ts';
import type { CallStep, ConnectStep, Name, Step } from '../../../contract/step.ts';
import { mostGroupsOfUser } from '../../../spec/most-groups-of-user.ts';
import type { OperationId } from '../../../spec/operation.ts';
import { groupsOf, hubOf, keyOf, probesInGroup, probesOf, type Moment } from './clients-at.ts';

/** A call that prepares something, and all that is done around it. */
export interface Scene {
  readonly call: CallStep;
  readonly moment: Moment;
  /** All steps of the scenario, one after the other, and where the call is among them. */
  readonly all: readonly Step[];
  readonly at: number;
}

/** Another way to the ground that a call of an operation makes. */
export interface Way {
  readonly of: OperationId;
  /** What it is done by; `disconnect`: by the client. */
  readonly by: OperationId | 'disconnect';
  /** The steps that lead to the same ground there. Undefined: it is not known that they do. */
  readonly steps: (scene: Scene) => readonly Step[] | undefined;
}

const ofUserInGroups: ReadonlySet<string> = new Set<OperationId>([
  'addUserToGroup',
  'userIsInGroup',
  'removeUserFromGroup',
  'removeUserFromAllGroups',
]);

/** A call of another operation that prepares the same in the same hub. */
const instead = (operation: OperationId, { call }: Scene, fields: object): CallStep => {
  const { hub, expect, ifAccepted } = call;
  return anyCall(operation, {
    ...(hub !== undefined && { hub }),
    ...(expect !== undefined && { expect }),
    ...(ifAccepted !== undefined && { ifAccepted }),
    ...fields,
    setup: true,
  });
};

/** Whether the user connects there after the call: it would be in the groups of the user. */
const connectsLater = ({ all, at, call }: Scene, user: Name): boolean =>
  all
    .slice(at)
    .some((step) => step.do === 'connect' && keyOf(step.user) === keyOf(user) && hubOf(step) === hubOf(call));

/** Whether some call is about the groups of this user, rather than of a connection. */
const isNamed = ({ all }: Scene, user: Name, but?: OperationId): boolean =>
  all.some(
    (step) =>
      step.do === 'call' &&
      step.operation !== but &&
      ofUserInGroups.has(step.operation) &&
      keyOf(step.user) === keyOf(user),
  );

/** The user whose groups only the calls about this connection change. */
const ownUser = (scene: Scene): Name | undefined => {
  const { call, moment } = scene;
  const client = typeof call.connection === 'string' ? moment.clients.get(call.connection) : undefined;
  if (client?.user === undefined || client.hub !== hubOf(call)) return undefined;
  return isNamed(scene, client.user) || connectsLater(scene, client.user) ? undefined : client.user;
};

/** Whether a connection is added to a group. */
export const isJoin = (step: Step): boolean => step.do === 'call' && step.operation === 'addConnectionToGroup';

const isInFewGroups = ({ all, call }: Scene): boolean =>
  all.filter((step) => isJoin(step) && step.do === 'call' && step.connection === call.connection).length <=
  mostGroupsOfUser;

/** Whether all of the user's connections are in the group once the joins that are made here in a row are made. */
const allJoin = ({ call, moment, all, at }: Scene, user: Name): boolean => {
  const { group } = call;
  if (group === undefined) return false;
  const hub = hubOf(call);
  const end = all.findIndex((step, index) => index > at && !isJoin(step) && step.do !== 'together');
  const row = all.slice(at, end === -1 ? undefined : end);
  const joining = new Set<unknown>([
    ...probesInGroup(moment, user, { hub, group }),
    ...row.flatMap((step) =>
      step.do === 'call' && keyOf(step.group) === keyOf(group) && hubOf(step) === hub ? [step.connection] : [],
    ),
  ]);
  return probesOf(moment, user, hub).every((probe) => joining.has(probe));
};

/** One step, or all of them at once. */
const atOnce = (steps: readonly Step[]): readonly Step[] | undefined =>
  steps.length === 0 ? undefined : steps.length === 1 ? steps : [{ do: 'together', steps }];

/** Whether the step connects a client whose own part in closing is looked at. */
const isOwn = (step: Step, probe: unknown): step is ConnectStep =>
  step.do === 'connect' && step.probe === probe && (step.obeyClose === false || step.answersClose === false);

/**
 * The ways, the nearest first. Two lead to the same ground only where nothing but that ground comes of them: a user who is added stays in the group for connections to
 * come, and a message knows no difference between a connection and its user's only one.
 */
export const ways: readonly Way[] = [
  {
    of: 'addConnectionToGroup',
    by: 'addUserToGroup',
    steps: (scene) => {
      const user = ownUser(scene);
      if (user === undefined || !allJoin(scene, user) || !isInFewGroups(scene)) return undefined;
      return [instead('addUserToGroup', scene, { user, group: scene.call.group })];
    },
  },
  {
    of: 'addUserToGroup',
    by: 'addConnectionToGroup',
    steps: (scene) => {
      const { user, group, ttl } = scene.call;
      if (user === undefined || ttl !== undefined) return undefined;
      if (connectsLater(scene, user) || isNamed(scene, user, 'addUserToGroup')) return undefined;
      const probes = probesOf(scene.moment, user, hubOf(scene.call));
      return atOnce(probes.map((connection) => instead('addConnectionToGroup', scene, { connection, group })));
    },
  },
  {
    of: 'removeConnectionFromGroup',
    by: 'removeUserFromGroup',
    steps: (scene) => {
      const { call, moment } = scene;
      const user = ownUser(scene);
      if (user === undefined || call.group === undefined) return undefined;
      const inGroup = probesInGroup(moment, user, { hub: hubOf(call), group: call.group });
      if (inGroup.some((probe) => probe !== call.connection)) return undefined;
      return [instead('removeUserFromGroup', scene, { user, group: call.group })];
    },
  },
  {
    of: 'removeUserFromGroup',
    by: 'removeUserFromAllGroups',
    steps: (scene) => {
      const { user, group } = scene.call;
      if (user === undefined) return undefined;
      const groups = groupsOf(scene.moment, user, hubOf(scene.call));
      if (groups.length !== 1 || keyOf(groups[0]) !== keyOf(group)) return undefined;
      return [instead('removeUserFromAllGroups', scene, { user })];
    },
  },
  {
    of: 'removeUserFromAllGroups',
    by: 'removeUserFromGroup',
    steps: (scene) => {
      const { user } = scene.call;
      if (user === undefined) return undefined;
      const groups = groupsOf(scene.moment, user, hubOf(scene.call));
      return atOnce(groups.map((group) => instead('removeUserFromGroup', scene, { user, group })));
    },
  },
  {
    of: 'closeConnection',
    by: 'disconnect',
    steps: ({ call, moment, all }) => {
      const { connection } = call;
      if (typeof connection !== 'string' || moment.clients.get(connection)?.hub !== hubOf(call)) return undefined;
      const isJudged = all.some(
        (step) => isOwn(step, connection) || (step.do === 'closed' && step.probe === connection && step.setup !== true),
      );
      return isJudged ? undefined : [{ do: 'disconnect', probe: connection, setup: true }];
    },
  },
];
