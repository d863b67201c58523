import { isChanging } from '../../spec/is-changing.ts';
import { shapeOf } from '../../spec/shape.ts';
import type { Step } from '../step.ts';

/** `maybe`: it was let to the target, or to an earlier answer, whether the probe connects. */
export type ProbeState = 'open' | 'maybe' | 'ended';

/** What the steps before one have brought about that it may refer to. */
export interface Scope {
  readonly probes: ReadonlyMap<string, ProbeState>;
  readonly labels: ReadonlyMap<string, Labelled>;
  /** Whether all that was changed has settled. */
  readonly isSettled: boolean;
}

interface Labelled {
  readonly step: Step;
  /** Whether all that was changed had settled before it. */
  readonly isSettled: boolean;
}

/** Before the first step. */
export const emptyScope: Scope = { probes: new Map(), labels: new Map(), isSettled: false };

const stateAfter = (step: Step): readonly [probe: string, state: ProbeState] | undefined => {
  switch (step.do) {
    case 'connect':
      if (step.refused !== undefined) return undefined;
      return [step.probe, step.observe === undefined && step.ifAccepted === undefined ? 'open' : 'maybe'];
    case 'disconnect':
    case 'closed':
      return [step.probe, step.ifAccepted === undefined && !('observe' in step) ? 'ended' : 'maybe'];
    case 'ping':
      return step.expect === 'dropped-when-silent' ? [step.probe, 'ended'] : undefined;
    default:
      return undefined;
  }
};

const isSettledAfter = (scope: Scope, step: Step): boolean => {
  switch (step.do) {
    case 'settle':
      return true;
    case 'connect':
    case 'disconnect':
    case 'closed':
      return false;
    case 'call':
      return scope.isSettled && !isChanging(shapeOf(step.operation));
    default:
      return scope.isSettled;
  }
};

/** Behind a step. */
export const scopeAfter = (scope: Scope, step: Step): Scope => {
  const within = step.do === 'together' ? step.steps.reduce(scopeAfter, scope) : scope;
  const state = stateAfter(step);
  return {
    probes: state === undefined ? within.probes : new Map([...within.probes, state]),
    labels:
      step.label === undefined
        ? within.labels
        : new Map([...within.labels, [step.label, { step, isSettled: scope.isSettled }]]),
    isSettled: isSettledAfter(within, step),
  };
};

/** The probes that a step may still talk to. */
export const liveProbes = ({ probes }: Scope): readonly string[] =>
  [...probes].filter(([, state]) => state !== 'ended').map(([name]) => name);

/** The labels of steps of which `holds`. */
export const labelsOf = ({ labels }: Scope, holds: (step: Step, isSettled: boolean) => boolean): readonly string[] =>
  [...labels].filter(([, { step, isSettled }]) => holds(step, isSettled)).map(([label]) => label);

/** Whether the step sends a message by an operation. */
export const isSend = (step: Step): boolean => step.do === 'call' && shapeOf(step.operation).kind === 'send';

/** Whether the step asks something and changes nothing. */
export const isLook = (step: Step): boolean => step.do === 'call' && shapeOf(step.operation).kind === 'look';

/** Whether the step is a call whose ttl is known in seconds, so that its end can be waited for. */
export const hasTtl = (step: Step): boolean =>
  step.do === 'call' && step.ttl !== undefined && typeof step.ttl !== 'object';
