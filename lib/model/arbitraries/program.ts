import * as fc from 'fast-check';
import type { CallStep, Step } from '../../scenario/step.ts';
import type { OperationId, QueryParameter } from '../../spec/operation.ts';
import { operationOf, operations } from '../../spec/operations.ts';

/** What programs are made of. Names are logical. */
export interface ProgramOptions {
  /** Default: `a`, `b`, `c`, each of which may connect anew. */
  readonly probes?: readonly string[];
  /** Default: `ann`, `bob`; clients without a user are there too. */
  readonly users?: readonly string[];
  /** Default: `red`, `blue`. */
  readonly groups?: readonly string[];
  /** Beside the scenario's own hub; default: `other`. */
  readonly hubs?: readonly string[];
  /** Default: all fourteen. The more often an operation is named, the more often it is called. */
  readonly operations?: readonly OperationId[];
  /** How often a client connects or disconnects for each ten calls; default 1. */
  readonly turnover?: number;
  /** Default 2: a counterexample shrinks to so few. */
  readonly minSteps?: number;
  /** Default 18. */
  readonly maxSteps?: number;
}

type Names = Required<Pick<ProgramOptions, 'probes' | 'users' | 'groups' | 'hubs'>>;

const elsewhereWeight = 1;
const hereWeight = 10;

/** The first of some names mostly, so that steps often have to do with each other. */
const mostlyFirst = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...names.slice(0, 1), ...names.slice(0, 1), ...names);

/** Long enough never to pass in a run. */
const ttlSeconds = 600;

const optional = (key: string, arbitrary: fc.Arbitrary<unknown>, freq: number): fc.Arbitrary<object> =>
  fc.option(arbitrary, { nil: undefined, freq }).map((value) => (value === undefined ? {} : { [key]: value }));

/** The hub that a step names: mostly none, which is the scenario's own. */
const hubOf = ({ hubs }: Names): fc.Arbitrary<{ hub?: string }> => {
  const elsewhere = hubs.map((hub) => ({ arbitrary: fc.constant({ hub }), weight: elsewhereWeight }));
  return fc.oneof({ arbitrary: fc.constant({}), weight: hereWeight }, ...elsewhere);
};

const query = (names: Names): Readonly<Record<QueryParameter, fc.Arbitrary<object>>> => ({
  excluded: optional('excluded', fc.subarray([...names.probes], { minLength: 1 }), 2),
  ttl: optional('ttl', fc.constant(ttlSeconds), 2),
  reason: optional('reason', fc.constant('enough'), 2),
});

const call = (names: Names, id: OperationId): fc.Arbitrary<CallStep> => {
  const { parameters, query: taken } = operationOf(id);
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

const connect = (names: Names, probes = names.probes): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.constantFrom(...probes), hubOf(names), optional('user', mostlyFirst(names.users), 4))
    .map(([name, hub, user]) => Object.assign({ do: 'connect', probe: name } as const, hub, user));

const disconnect = ({ probes }: Names): fc.Arbitrary<Step> =>
  fc.constantFrom(...probes).map((probe) => ({ do: 'disconnect', probe }));

const looksAt = (first: OperationId, second: OperationId): boolean => {
  const { method, parameters } = operationOf(second);
  const named = operationOf(first).parameters;
  return (method === 'GET' || method === 'POST') && parameters.every((parameter) => named.includes(parameter));
};

const pick = ({ hub, ...rest }: CallStep, operation: OperationId): CallStep => {
  const names = operationOf(operation).parameters.flatMap((name) => (name === 'hub' ? [] : [[name, rest[name]]]));
  return Object.assign({ do: 'call', operation } as const, hub === undefined ? {} : { hub }, Object.fromEntries(names));
};

/** A call, and mostly one more by which its effect is seen: same hub, same group. */
const calls = (names: Names, id: OperationId, all: readonly OperationId[]): fc.Arbitrary<readonly Step[]> => {
  const looks = all.filter((look) => look !== 'broadcast' && look !== id && looksAt(id, look));
  if (looks.length === 0) return fc.tuple(call(names, id));
  return fc
    .tuple(call(names, id), fc.option(fc.constantFrom(...looks), { nil: undefined, freq: 3 }))
    .map(([first, look]) => (look === undefined ? [first] : [first, pick(first, look)]));
};

/**
 * Sequences of bare steps: clients connect, disconnect and connect again while operations are called, mostly in one hub. To be completed by
 * `annotate`, which also drops what means nothing where it stands; so a program shrinks by losing steps.
 */
export const programs = ({
  probes = ['a', 'b', 'c'],
  users = ['ann', 'bob'],
  groups = ['red', 'blue'],
  hubs = ['other'],
  operations: ids = operations.map(({ id }) => id),
  turnover = 1,
  minSteps = 2,
  maxSteps = 18,
}: ProgramOptions = {}): fc.Arbitrary<readonly Step[]> => {
  const names: Names = { probes, users, groups, hubs };
  const opening = fc.tuple(...probes.map((probe) => fc.option(connect(names, [probe]), { nil: undefined, freq: 8 })));
  const piece = fc.oneof(
    { arbitrary: fc.oneof(...ids.map((id) => calls(names, id, ids))), weight: 10 },
    { arbitrary: fc.tuple(connect(names)), weight: turnover },
    { arbitrary: fc.tuple(disconnect(names)), weight: Math.ceil(turnover / 2) },
  );
  const pieces = fc.noBias(fc.array(piece, { minLength: minSteps, maxLength: maxSteps, size: 'max' }));
  return fc
    .tuple(opening, pieces)
    .map(([first, then]) => [...first.filter((step) => step !== undefined), ...then.flat()].slice(0, maxSteps));
};
