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
  /** How often a client connects or disconnects for each ten calls; default 3. */
  readonly turnover?: number;
  readonly minSteps?: number;
  readonly maxSteps?: number;
}

type Names = Required<Pick<ProgramOptions, 'probes' | 'users' | 'groups' | 'hubs'>>;

const elsewhereWeight = 1;
const hereWeight = 5;

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
    group: fc.constantFrom(...names.groups),
    user: fc.constantFrom(...names.users),
    connection: fc.constantFrom(...names.probes),
  };
  const path = Object.fromEntries(parameters.flatMap((name) => (name === 'hub' ? [] : [[name, named[name]]])));
  return fc
    .tuple(hubOf(names), fc.record(path), ...taken.map((name) => query(names)[name]))
    .map((parts) => Object.assign({ do: 'call', operation: id } as const, ...parts) as CallStep);
};

const connect = (names: Names): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.constantFrom(...names.probes), hubOf(names), optional('user', fc.constantFrom(...names.users), 4))
    .map(([name, hub, user]) => Object.assign({ do: 'connect', probe: name } as const, hub, user));

const disconnect = ({ probes }: Names): fc.Arbitrary<Step> =>
  fc.constantFrom(...probes).map((probe) => ({ do: 'disconnect', probe }));

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
  turnover = 3,
  minSteps = 4,
  maxSteps = 20,
}: ProgramOptions = {}): fc.Arbitrary<readonly Step[]> => {
  const names: Names = { probes, users, groups, hubs };
  const opening = fc.array(connect(names), { minLength: 1, maxLength: probes.length });
  const step = fc.oneof(
    { arbitrary: fc.oneof(...ids.map((id) => call(names, id))), weight: 10 },
    { arbitrary: connect(names), weight: turnover },
    { arbitrary: disconnect(names), weight: Math.ceil(turnover / 2) },
  );
  const rest = fc.array(step, {
    minLength: Math.max(0, minSteps - 1),
    maxLength: Math.max(0, maxSteps - probes.length),
  });
  return fc.tuple(opening, rest).map(([first, then]) => first.concat(then));
};
