import { anyCall } from '../../contract/any-call.ts';
import type { Scenario } from '../../contract/check.ts';
import type { CallFields, Step } from '../../contract/step.ts';
import type { OperationId } from '../../spec/operation.ts';
import { shapeOf } from '../../spec/shape.ts';
import { notApplicable } from '../plan/not-applicable.ts';
import { appearing, type EffectKind } from '../settling/effect.ts';
import type { SessionContext } from '../state/session-context.ts';

/** An effect that was late, and the operation that showed it. */
export interface Compared {
  readonly kind: EffectKind;
  readonly operation: OperationId;
}

/** How many clients show the effect side by side. With as many attempts, that rules out that each was late by chance. */
const abreast = 4;

const names: readonly string[] = Array.from({ length: abreast }, (_each, index) => `plain${index}`);

const atOnce = (step: (name: string) => Step): Step => ({ do: 'together', steps: names.map(step) });

/** Each for a client of its own, who is a user of their own and is in a group of their own. */
const callEach = (operation: OperationId, fields: (name: string) => CallFields = () => ({})): Step =>
  atOnce((name) => {
    const own = shapeOf(operation).parameters.filter((parameter) => parameter !== 'hub');
    const path = Object.fromEntries(own.map((parameter) => [parameter, name]));
    return anyCall(operation, { ...path, ...fields(name) });
  });

const clients = atOnce((name) => ({ do: 'connect', probe: name, user: name }));
const settle: Step = { do: 'settle' };

/** What brings an effect about where nothing else is asked of the target. */
const begins: Readonly<Partial<Record<EffectKind, readonly Step[]>>> = {
  registration: [clients],
  close: [clients, settle, callEach('closeConnection')],
  join: [clients, settle, callEach('addConnectionToGroup')],
  leave: [clients, settle, callEach('addConnectionToGroup'), settle, callEach('removeConnectionFromGroup')],
  'user-join': [clients, settle, callEach('addUserToGroup')],
  'user-leave': [clients, settle, callEach('addUserToGroup'), settle, callEach('removeUserFromGroup')],
  'user-leave-all': [clients, settle, callEach('addUserToGroup'), settle, callEach('removeUserFromAllGroups')],
};

const shows = ({ kind, operation }: Compared): Step => {
  const isThere = appearing.has(kind);
  if (shapeOf(operation).kind !== 'send')
    return callEach(operation, () => ({ expect: isThere ? 'success' : 'absent' }));
  const reaches = (those: readonly string[]): CallFields =>
    isThere ? { reaches: those } : { reaches: [], expect: ['any-success', 'absent'] };
  return operation === 'broadcast'
    ? anyCall(operation, reaches(names))
    : callEach(operation, (name) => reaches([name]));
};

const idOf = ({ kind, operation }: Compared): string => `comparison/${kind}-${operation}`;

const comparisonOf = (compared: Compared): readonly Scenario[] => {
  const { kind } = compared;
  const steps = begins[kind];
  if (steps === undefined) return [];
  return [{ id: idOf(compared), title: `How long a ${kind} takes`, verifies: [], steps: [...steps, shows(compared)] }];
};

/**
 * What shows such effects by several clients side by side, on ground that is ordinary in everything, to compare with those that were late in a check: as far as
 * the profile and its limits allow.
 */
export const comparisonsOf = (
  late: readonly Compared[],
  { options, mayExplore }: Pick<SessionContext, 'options' | 'mayExplore'>,
): readonly Scenario[] =>
  mayExplore()
    ? [...new Map(late.map((one) => [idOf(one), one])).values()]
        .flatMap(comparisonOf)
        .filter((check) => notApplicable(check, options) === undefined)
    : [];
