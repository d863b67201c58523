import type { CallStep, Message, Name, RawBody, Step } from '../../contract/step.ts';
import type { Unusual } from '../../contract/unusual.ts';
import { shapeOf } from '../../spec/shape.ts';
import { expectedBy, isRefused } from '../requests/is-refused.ts';

/** Something unusual that a step uses. */
interface Found {
  readonly kind: Unusual;
  /** Whether the step could go wrong because of it: it does not accept every response that broken ground may cause. */
  readonly matters: boolean;
}

interface World {
  /** Hub of each probe that is connected, and its user. */
  readonly probes: Map<string, { readonly hub: string; readonly user: string | undefined }>;
  /** The probes that were removed from a group. */
  readonly outside: Set<string>;
  /** Hub, user and group of each relation. */
  readonly relations: Set<string>;
}

const key = (...parts: unknown[]): string => JSON.stringify(parts);
const hubOf = (hub: Name = 'main'): string => key(hub);

const mostArguments = 10;
const mostBytes = 8 * 1024;
const longestName = 100;

const isPlain = (name: Name): boolean => {
  if (typeof name === 'string') return /^[A-Za-z\d]+$/.test(name);
  return 'exactly' in name && /^[A-Za-z\d]+$/.test(name.exactly) && name.exactly.length <= longestName;
};

const isSpelled = (hub: Name | undefined): boolean => hub !== undefined && !(typeof hub === 'string' && isPlain(hub));

/** How many arguments a message has, and how many bytes its body has about. */
export const bodyOf = (message: Message | RawBody): { readonly arguments: number; readonly bytes: number } => {
  if (!('raw' in message)) {
    const { target, arguments: values = [] } = message;
    // If a target is given, the tag is an additional argument.
    const count = values.length + (target === undefined ? 0 : 1);
    return { arguments: count, bytes: (target?.length ?? 0) + JSON.stringify(values).length };
  }
  const bytes = message.bytes ?? Buffer.byteLength(message.raw);
  try {
    const parsed = JSON.parse(message.raw) as { readonly Arguments?: unknown };
    return { arguments: Array.isArray(parsed.Arguments) ? parsed.Arguments.length : 0, bytes };
  } catch {
    return { arguments: 0, bytes };
  }
};

function* unusualMessage({ message }: CallStep): Generator<Unusual> {
  if (message === undefined) return;
  const { arguments: count, bytes } = bodyOf(message);
  if (count > mostArguments) yield 'many-arguments';
  if (bytes > mostBytes) yield 'long-message';
}

/** What is not ordinary about the names that a step itself uses. */
export function* unusualNames({ hub, group, user }: Pick<CallStep, 'hub' | 'group' | 'user'>): Generator<Unusual> {
  if (isSpelled(hub)) yield 'hub-name';
  if (group !== undefined && !isPlain(group)) yield 'group-name';
  if (user !== undefined && !isPlain(user)) yield 'user-name';
}

/** Whether the step accepts any response that broken ground of the call may cause. */
const isContent = (call: CallStep): boolean => {
  const expected = expectedBy(call);
  const isTolerant = expected.includes('any-success') && expected.includes('absent');
  return call.observe !== undefined || isTolerant || isRefused(call);
};

const relationsOf = ({ relations }: World, { hub, user }: CallStep): readonly string[] =>
  [...relations].filter((relation) => relation.startsWith(key(hubOf(hub), user).slice(0, -1)));

function* unusualRemoval(call: CallStep, world: World): Generator<Unusual> {
  if (call.operation !== 'removeUserFromAllGroups') return;
  if (relationsOf(world, call).length === 0) yield 'user-in-no-group';
  const isOutside = [...world.probes].some(([probe, { user }]) => user === key(call.user) && world.outside.has(probe));
  if (isOutside) yield 'connection-in-no-group';
}

const isLookForNobody = ({ operation, expect }: CallStep): boolean =>
  shapeOf(operation).kind === 'look' && expect !== undefined;

function* unusualGround(call: CallStep, world: World): Generator<Found> {
  // No client connects to a hub that the suite names itself, so it is always unused.
  const matters = !isContent(call) && !isSpelled(call.hub);
  const hub = hubOf(call.hub);
  const clients = [...world.probes.values()].filter((probe) => probe.hub === hub);
  if (clients.length === 0) yield { kind: 'unused-hub', matters };
  const { user } = call;
  if (user !== undefined && !clients.some((probe) => probe.user === key(user)))
    yield { kind: 'absent-user', matters: matters && !isLookForNobody(call) };
  for (const kind of unusualRemoval(call, world)) yield { kind, matters };
}

const moveRelations = (call: CallStep, world: World): void => {
  const { operation, user, group } = call;
  const relation = key(hubOf(call.hub), user, group);
  if (operation === 'addUserToGroup') {
    world.relations.add(relation);
    for (const [probe, client] of world.probes) if (client.user === key(user)) world.outside.delete(probe);
  }
  if (operation === 'removeUserFromGroup') world.relations.delete(relation);
  if (operation === 'removeUserFromAllGroups') for (const one of relationsOf(world, call)) world.relations.delete(one);
};

const moveConnections = ({ operation, connection, hub }: CallStep, { probes, outside }: World): void => {
  if (typeof connection !== 'string') return;
  if (operation === 'closeConnection' && hubOf(hub) === probes.get(connection)?.hub) probes.delete(connection);
  if (operation === 'addConnectionToGroup') outside.delete(connection);
  if (operation === 'removeConnectionFromGroup') outside.add(connection);
};

const move = (step: Exclude<Step, { readonly do: 'together' }>, world: World): void => {
  if (step.do === 'connect' && step.refused === undefined && step.observe === undefined) {
    world.probes.set(step.probe, { hub: hubOf(step.hub), user: step.user === undefined ? undefined : key(step.user) });
  }
  if (step.do === 'disconnect') world.probes.delete(step.probe);
  if (step.do !== 'call' || isRefused(step)) return;
  moveRelations(step, world);
  moveConnections(step, world);
};

function* always(kinds: Iterable<Unusual>): Generator<Found> {
  for (const kind of kinds) yield { kind, matters: true };
}

const unusualOf = function* (step: Step, world: World): Generator<Found> {
  if (step.do === 'together') {
    for (const one of step.steps) yield* unusualOf(one, world);
    return;
  }
  const call = step.do === 'hold' ? step.call : step;
  if (call.do === 'connect') yield* always(unusualNames(call));
  if (call.do === 'call') {
    yield* always(unusualNames(call));
    yield* always(unusualMessage(call));
    yield* unusualGround(call, world);
  }
  move(step, world);
};

const walk = (steps: readonly Step[]): readonly (readonly Found[])[] => {
  const world: World = { probes: new Map(), relations: new Set(), outside: new Set() };
  return steps.map((step) => [...unusualOf(step, world)]);
};

/** The unusual features that steps use and that could make one of them go wrong, in order of use. */
export const unusualInSteps = (steps: readonly Step[]): ReadonlySet<Unusual> =>
  new Set(walk(steps).flatMap((found) => found.filter(({ matters }) => matters).map(({ kind }) => kind)));

/** Every unusual feature of each step, in the light of those before it. */
export const unusualByStep = (steps: readonly Step[]): readonly (readonly Unusual[])[] =>
  walk(steps).map((found) => found.map(({ kind }) => kind));
