import { anyCall } from '../contract/any-call.ts';
import type { CallFields, CallStep, ConnectionRef, Step } from '../contract/step.ts';
import { shapeOf } from '../spec/shape.ts';
import type { StatusWord } from '../spec/status-word.ts';
import type { Expected } from './expected.ts';
import { connectionOf, initialModel, type Model } from './model.ts';
import { nameKey } from './name-key.ts';
import { stepModel } from './step-model.ts';

interface State {
  readonly model: Model;
  readonly labels: ReadonlySet<string>;
}

const hasConnected = ({ model }: State, ref: ConnectionRef): boolean =>
  typeof ref === 'object' || connectionOf(model, ref) !== undefined;

const isAlive = ({ model }: State, probe: string): boolean => connectionOf(model, probe)?.alive === 'yes';

// No document says how closing a missing connection is answered.
const mayClose = ({ model }: State, { operation, hub, connection }: CallStep): boolean => {
  if (operation !== 'closeConnection') return true;
  const meant = typeof connection === 'string' ? connectionOf(model, connection) : undefined;
  return meant?.alive === 'yes' && meant.hub === nameKey(hub);
};

const callIsPossible = (state: State, call: CallStep): boolean =>
  shapeOf(call.operation).parameters.every((parameter) => parameter === 'hub' || call[parameter] !== undefined) &&
  [call.connection ?? [], call.excluded ?? []].flat(2).every((ref) => hasConnected(state, ref)) &&
  mayClose(state, call);

/** Whether the step makes sense here. A step on a probe that is not connected does not, nor does one on a time that no step began to measure. */
const isPossible = (state: State, step: Step): boolean => {
  switch (step.do) {
    case 'call':
      return callIsPossible(state, step);
    case 'connect':
      return (connectionOf(state.model, step.probe)?.alive ?? 'no') === 'no';
    case 'hold':
      return state.labels.has(step.since) && callIsPossible(state, step.call);
    case 'pass':
      return state.labels.has(step.since);
    case 'order':
      return isAlive(state, step.probe) && step.of.every((label) => state.labels.has(label));
    case 'together':
    case 'request':
    case 'settle':
    case 'outlast':
      return true;
    // Added after each close, below.
    case 'closed':
      return false;
    default:
      return isAlive(state, step.probe);
  }
};

/** A bare step accepts any success. The monitor checks that the status is documented. */
const isBare = ({ operation }: CallStep, answers: readonly StatusWord[]): boolean =>
  shapeOf(operation).kind !== 'look' && answers.join() === 'success';

/** Which success is documented is no matter of a history. */
const fillStatus = (call: CallStep, answers: readonly StatusWord[] | undefined): Pick<CallFields, 'expect'> => {
  if (answers === undefined || isBare(call, answers)) return {};
  const accepted = answers.map((answer) => (answer === 'success' ? 'any-success' : answer));
  return { expect: accepted.length === 1 ? (accepted[0] ?? []) : accepted };
};

const fillCall = (call: CallStep, { answers, reaches, maybe = [] }: Expected): CallStep =>
  anyCall(call.operation, {
    ...call,
    ...fillStatus(call, answers),
    ...(reaches === undefined ? {} : { reaches }),
    ...(maybe.length === 0 ? {} : { mayReach: maybe }),
  });

const fill = (step: Step, expected: Expected): Step => {
  if (step.do === 'call') return fillCall(step, expected);
  if (step.do === 'hold') return { ...step, call: fillCall(step.call, expected) };
  if (step.do !== 'together') return step;
  return { ...step, steps: step.steps.map((member, index) => fill(member, expected.members?.[index] ?? {})) };
};

const closing = (step: Step): readonly Step[] => {
  if (step.do !== 'call' || step.operation !== 'closeConnection' || typeof step.connection !== 'string') return [];
  return [{ do: 'closed', probe: step.connection, by: ['socket'] }];
};

const possibleMembers = (state: State, step: Step): Step =>
  step.do === 'together' ? { ...step, steps: step.steps.filter((member) => isPossible(state, member)) } : step;

/**
 * Adds the expectations of the model to bare steps: `expect`, `reaches`, and `mayReach` where the documents leave the audience open. Steps that make
 * no sense (a probe that is not connected) are dropped, so that any part of a program is a program. After the service closes a connection, a step
 * is added that waits for the close.
 */
export const annotate = (steps: readonly Step[]): readonly Step[] => {
  const program: Step[] = [];
  let state: State = { model: initialModel(), labels: new Set() };
  for (const bare of steps) {
    if (!isPossible(state, bare)) continue;
    const step = possibleMembers(state, bare);
    const { model, expected } = stepModel(state.model, step);
    program.push(fill(step, expected), ...closing(step));
    state = { model, labels: step.label === undefined ? state.labels : new Set([...state.labels, step.label]) };
  }
  return program;
};
