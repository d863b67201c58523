import * as fc from 'fast-check';
import type { CallStep, Step } from '../../contract/step.ts';
import type { OperationId, QueryParameter } from '../../spec/operation.ts';
import { shapeOf, shapes } from '../../spec/shape.ts';
import { lookAround, type LookAround, type ProgramNames } from './look-around.ts';

/** What programs consist of. Names are logical. */
export interface ProgramOptions {
  /** Default: `a`, `b`, `c`. Each may reconnect. */
  readonly probes?: readonly string[];
  /** Default: `ann`, `bob`. Some clients have no user. */
  readonly users?: readonly string[];
  /** Default: `red`, `blue`. */
  readonly groups?: readonly string[];
  /** Hubs besides the scenario's own. Default: `other`. */
  readonly hubs?: readonly string[];
  /** Default: all fourteen. An operation that is listed more often is called more often. */
  readonly operations?: readonly OperationId[];
  /** How often a client connects or disconnects per ten calls. Default 1. */
  readonly turnover?: number;
  /** Whether half of the programs use few names only, so that operations concern the same names repeatedly. Default true. */
  readonly narrow?: boolean;
  /** Default 2. Counterexamples shrink to this length. */
  readonly minSteps?: number;
  /** Default 48, not counting the final queries. */
  readonly maxSteps?: number;
}

const elsewhereWeight = 1;
const hereWeight = 20;

/** Mostly the first of some names, so that steps often concern each other. */
const mostlyFirst = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...names.slice(0, 1), ...names.slice(0, 1), ...names);

/** Long enough never to expire during a run. */
const ttlSeconds = 600;

const optional = (key: string, arbitrary: fc.Arbitrary<unknown>, freq: number): fc.Arbitrary<object> =>
  fc.option(arbitrary, { nil: undefined, freq }).map((value) => (value === undefined ? {} : { [key]: value }));

/** The hub of a step: mostly absent, which means the scenario's own. */
const hubOf = ({ hubs }: ProgramNames): fc.Arbitrary<{ hub?: string }> => {
  const elsewhere = hubs.map((hub) => ({ arbitrary: fc.constant({ hub }), weight: elsewhereWeight }));
  return fc.oneof({ arbitrary: fc.constant({}), weight: hereWeight }, ...elsewhere);
};

const query = (names: ProgramNames): Readonly<Record<QueryParameter, fc.Arbitrary<object>>> => ({
  excluded: optional('excluded', fc.subarray([...names.probes], { minLength: 1 }), 2),
  ttl: optional('ttl', fc.constant(ttlSeconds), 2),
  reason: optional('reason', fc.constant('enough'), 2),
});

const call = (names: ProgramNames, id: OperationId): fc.Arbitrary<CallStep> => {
  const { parameters, query: taken } = shapeOf(id);
  const named = {
    group: mostlyFirst(names.groups),
    user: mostlyFirst(names.users),
    connection: fc.constantFrom(...names.probes),
  };
  const path = Object.fromEntries(parameters.flatMap((name) => (name === 'hub' ? [] : [[name, named[name]]])));
  return fc
    .tuple(hubOf(names), fc.record(path), ...taken.map((name) => query(names)[name]))
    .map((parts) => Object.assign({ do: 'call', operation: id } as const, ...parts) as CallStep);
};

const connect = (names: ProgramNames, probes = names.probes): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.constantFrom(...probes), hubOf(names), optional('user', mostlyFirst(names.users), 4))
    .map(([name, hub, user]) => Object.assign({ do: 'connect', probe: name } as const, hub, user));

const looksAt = (first: OperationId, second: OperationId): boolean => {
  const { effect, parameters } = shapeOf(second);
  const named = shapeOf(first).parameters;
  return effect === undefined && parameters.every((parameter) => named.includes(parameter));
};

const pick = ({ hub, ...rest }: CallStep, operation: OperationId): CallStep => {
  const names = shapeOf(operation).parameters.flatMap((name) => (name === 'hub' ? [] : [[name, rest[name]]]));
  return Object.assign({ do: 'call', operation } as const, hub === undefined ? {} : { hub }, Object.fromEntries(names));
};

/** A call, mostly followed by one that shows its effect in the same hub and group. */
const calls = (names: ProgramNames, id: OperationId, all: readonly OperationId[]): fc.Arbitrary<readonly Step[]> => {
  const looks = all.filter((look) => look !== 'broadcast' && look !== id && looksAt(id, look));
  if (looks.length === 0) return fc.tuple(call(names, id));
  return fc
    .tuple(call(names, id), fc.option(fc.constantFrom(...looks), { nil: undefined, freq: 1 }))
    .map(([first, look]) => (look === undefined ? [first] : [first, pick(first, look)]));
};

const mostly = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

/**
 * A connection ends. Its client mostly reconnects, since nothing can be seen without clients, and mostly queries follow. Nothing is chained, because chained
 * arbitraries shrink badly.
 */
const ending = (
  gone: fc.Arbitrary<Step>,
  { names, once }: { readonly names: ProgramNames; readonly once: LookAround['once'] },
): fc.Arbitrary<readonly Step[]> =>
  fc.tuple(gone, mostly(connect(names)), mostly(once)).map(([step, back, look]) => {
    const probe = step.do === 'call' ? step.connection : 'probe' in step && step.probe;
    return [step, ...(back === undefined ? [] : [{ ...back, probe } as Step]), ...(look ?? [])];
  });

/** The final queries: with all clients connected, with none, and after one reconnects. */
const closing = (names: ProgramNames, thoroughly: LookAround['thoroughly']): fc.Arbitrary<readonly Step[]> => {
  const leave = names.probes.map((probe): Step => ({ do: 'disconnect', probe }));
  const back = fc.record({
    do: fc.constant('connect' as const),
    probe: fc.constantFrom(...names.probes),
    user: fc.constantFrom(...names.users),
  });
  const again = fc.tuple(fc.constant(leave), thoroughly, back, thoroughly).map((parts) => parts.flat());
  return fc.tuple(thoroughly, fc.option(again, { nil: [], freq: 20 })).map((parts) => parts.flat());
};

interface Shape {
  readonly names: ProgramNames;
  readonly ids: readonly OperationId[];
  readonly turnover: number;
  readonly minSteps: number;
  readonly maxSteps: number;
}

const programOf = ({ names, ids, turnover, minSteps, maxSteps }: Shape): fc.Arbitrary<readonly Step[]> => {
  const opening = fc.tuple(
    ...names.probes.map((probe) => fc.option(connect(names, [probe]), { nil: undefined, freq: 8 })),
  );
  const { once, thoroughly } = lookAround(names, ids);
  const act = (id: OperationId): fc.Arbitrary<readonly Step[]> =>
    id === 'closeConnection' ? ending(call(names, id), { names, once }) : calls(names, id, ids);
  const leave = fc.constantFrom(...names.probes).map((probe): Step => ({ do: 'disconnect', probe }));
  const piece = fc.oneof(
    { arbitrary: fc.oneof(...ids.map(act)), weight: 10 },
    { arbitrary: fc.tuple(connect(names)), weight: turnover },
    { arbitrary: ending(leave, { names, once }), weight: turnover },
  );
  // Generated longer than allowed, so that most programs have full length. Cut at the front, where shrinking cuts too.
  const pieces = fc.noBias(fc.array(piece, { minLength: minSteps, maxLength: 2 * maxSteps, size: 'max' }));
  return fc
    .tuple(closing(names, thoroughly), pieces, opening)
    .map(([last, then, first]) => [
      ...first.filter((step) => step !== undefined),
      ...then.flat().slice(-maxSteps),
      ...last,
    ]);
};

const narrowed = ({ probes, users, groups }: ProgramNames): ProgramNames => ({
  probes: probes.slice(0, 2),
  users: users.slice(0, 1),
  groups: groups.slice(0, 1),
  hubs: [],
});

/**
 * Sequences of bare steps. Clients connect, disconnect and reconnect while operations are called, mostly in one hub. Queries at the end show the final state.
 * `annotate` adds the expectations and drops steps that make no sense, so a program shrinks by losing steps.
 */
export const programs = ({
  probes = ['a', 'b', 'c'],
  users = ['ann', 'bob'],
  groups = ['red', 'blue'],
  hubs = ['other'],
  operations: ids = shapes.map(({ id }) => id),
  turnover = 1,
  narrow = true,
  minSteps = 2,
  maxSteps = 48,
}: ProgramOptions = {}): fc.Arbitrary<readonly Step[]> => {
  const names: ProgramNames = { probes, users, groups, hubs };
  const shape: Shape = { names, ids, turnover, minSteps, maxSteps };
  const wide = programOf(shape);
  return narrow ? fc.oneof(wide, programOf({ ...shape, names: narrowed(names) })) : wide;
};
