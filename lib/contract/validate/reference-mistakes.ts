import type { CallStep, ConnectionRef, Step } from '../step.ts';
import { expectedOneOf } from './expected-one-of.ts';
import { show, type Mistake } from './mistake.ts';
import { hasTtl, isSend, labelsOf, liveProbes, type Scope } from './scope.ts';

/** A name that a step refers to, where it stands, and what there is to refer to. */
interface Reference {
  readonly path: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly what: string;
}

const connected = 'a probe that has connected before this step';

const toProbe = (name: string, path: string, known: readonly string[]): Reference => ({
  path,
  name,
  known,
  what: connected,
});

const toConnection = (ref: ConnectionRef | undefined, path: string, { probes }: Scope): readonly Reference[] =>
  typeof ref === 'string' ? [toProbe(ref, path, [...probes.keys()])] : [];

const each = <Item>(
  items: readonly Item[] | undefined,
  path: string,
  refer: (item: Item, path: string) => readonly Reference[],
): readonly Reference[] => (items ?? []).flatMap((item, index) => refer(item, `${path}[${index}]`));

const ofCall = (call: CallStep, path: string, scope: Scope): readonly Reference[] => [
  ...toConnection(call.connection, `${path}.connection`, scope),
  ...each(call.excluded, `${path}.excluded`, (one, at) =>
    Array.isArray(one)
      ? each(one as readonly ConnectionRef[], at, (ref, here) => toConnection(ref, here, scope))
      : toConnection(one as ConnectionRef, at, scope),
  ),
  ...each(call.reaches, `${path}.reaches`, (name, at) => [toProbe(name, at, liveProbes(scope))]),
  ...each(call.mayReach, `${path}.mayReach`, (name, at) => [toProbe(name, at, [...scope.probes.keys()])]),
];

const toSince = (name: string, path: string, scope: Scope): Reference => ({
  path: `${path}.since`,
  name,
  known: labelsOf(scope, hasTtl),
  what: 'the label of an earlier call with a ttl in seconds',
});

const ofStep = (step: Step, path: string, scope: Scope): readonly Reference[] => {
  switch (step.do) {
    case 'call':
      return ofCall(step, path, scope);
    case 'hold':
      return [toSince(step.since, path, scope), ...ofCall(step.call, `${path}.call`, scope)];
    case 'pass':
      return [toSince(step.since, path, scope)];
    case 'disconnect':
    case 'open':
    case 'ping':
    case 'invoke':
      return [toProbe(step.probe, `${path}.probe`, liveProbes(scope))];
    case 'closed':
      return [toProbe(step.probe, `${path}.probe`, [...scope.probes.keys()])];
    case 'order':
      return [
        toProbe(step.probe, `${path}.probe`, [...scope.probes.keys()]),
        ...each(step.of, `${path}.of`, (name, at) => [
          {
            path: at,
            name,
            known: labelsOf(scope, (sent, isSettled) => isSettled && isSend(sent)),
            what: 'the label of an earlier send that follows a settle step (what still lags would be missing)',
          },
        ]),
      ];
    default:
      return [];
  }
};

const toAccepted = ({ ifAccepted }: Step, path: string, scope: Scope): readonly Reference[] =>
  ifAccepted === undefined
    ? []
    : [
        {
          path: `${path}.ifAccepted`,
          name: ifAccepted,
          known: labelsOf(scope, (step) => step.do === 'call'),
          what: 'the label of an earlier call',
        },
      ];

/** Probes and labels that a step refers to and that are not there when its turn comes. */
export const referenceMistakes = (step: Step, path: string, scope: Scope): readonly Mistake[] =>
  [...ofStep(step, path, scope), ...toAccepted(step, path, scope)]
    .filter(({ name, known }) => !known.includes(name))
    .map((one) => ({ path: one.path, found: show(one.name), allowed: expectedOneOf(one.what, one.known, one.name) }));
