import type { Step } from '../../contract/step.ts';
import { call } from './call.ts';
import { closed } from './closed.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { hold } from './hold.ts';
import { invoke } from './invoke.ts';
import { open } from './open.ts';
import { order } from './order.ts';
import { outlast } from './outlast.ts';
import { pass } from './pass.ts';
import { ping } from './ping.ts';
import { request } from './request.ts';
import { settle } from './settle.ts';
import { quoted } from './parts/show-parts.ts';
import { js, jsCall } from './parts/write-js.ts';
import type { ScriptScope } from './parts/script-scope.ts';
import type { StepKind } from './parts/step-kind.ts';
import { together } from './together.ts';
import { traceStep } from '../state/trace.ts';

const kindOf = (step: Step): StepKind<Step> => kinds[step.do] as StepKind<Step>;

/** Marks a step whose result is recorded but not judged. */
const noteOf = (step: Step): string =>
  'observe' in step && step.observe !== undefined ? ` → noted as ${quoted(step.observe)}` : '';

const scriptOf = (step: Step, scope: ScriptScope): string => {
  const written = kindOf(step).script(step, scope);
  return step.ifAccepted === undefined ? written : `${jsCall('isAccepted', js(step.ifAccepted))} && ${written}`;
};

const doTraced: StepKind<Step>['do'] = async (run, step, path) => {
  using _traced = traceStep(run.trace, step, path);
  await kindOf(step).do(run, step, path);
};

/** A step of any kind: does, costs, needs, shows and writes what its kind says. */
export const anyStep: StepKind<Step> = {
  do: async (run, step, path) => {
    const isSkipped = step.ifAccepted !== undefined && run.labels.get(step.ifAccepted)?.accepted !== true;
    if (!isSkipped) await doTraced(run, step, path);
    run.found.done.push(step);
  },
  cost: (step, before) => kindOf(step).cost(step, before),
  needs: (step, profile) => kindOf(step).needs(step, profile),
  show: (step) => `${kindOf(step).show(step)}${noteOf(step)}`,
  script: scriptOf,
  inner: (step) => kindOf(step).inner?.(step) ?? [],
};

/** Every kind of step. One without a file of its own does not compile. */
const kinds: { readonly [Kind in Step['do']]: StepKind<Extract<Step, { readonly do: Kind }>> } = {
  connect,
  disconnect,
  call,
  hold,
  pass,
  settle,
  outlast: outlast(anyStep),
  closed,
  open,
  order,
  ping,
  invoke,
  request,
  together: together(anyStep),
};
