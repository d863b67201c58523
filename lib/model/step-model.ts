import type { ConnectStep, PassStep, PingStep, Step, TogetherStep } from '../contract/step.ts';
import { blend } from './blend.ts';
import type { Certainty } from './certainty.ts';
import type { Expected, Moved } from './expected.ts';
import { begin, end } from './lifecycle.ts';
import { type Connection, connectionOf, type Model, type Relation } from './model.ts';
import { nameKey } from './name-key.ts';
import { forget } from './relations.ts';
import { stepCall } from './step-call.ts';
import { tokenVerdict } from './token-verdict.ts';
import { hubValidity } from './validity.ts';

/** A relation with at least this ttl never expires during a run. */
const longSeconds = 60;

const connect = (model: Model, step: ConnectStep): Moved => {
  const token = tokenVerdict(step.token, 'aud-client');
  if (token === 'refused') return { model, expected: { probe: 'closed' } };
  const isOpen = token === 'open' || hubValidity(step.hub) !== 'valid' || step.observe !== undefined;
  const connection: Connection = {
    probe: step.probe,
    hub: nameKey(step.hub),
    user: step.user === undefined ? undefined : nameKey(step.user),
    alive: isOpen ? 'maybe' : 'yes',
  };
  return { model: begin(model, connection), expected: isOpen ? {} : { probe: 'open' } };
};

const probeState = (model: Model, probe: string): Expected => {
  const alive = connectionOf(model, probe)?.alive ?? 'no';
  if (alive === 'maybe') return {};
  return { probe: alive === 'yes' ? 'open' : 'closed' };
};

const withDoubt = (model: Model, probe: string): Model => blend(model, end(model, probe));

/** Time passes. Earlier relations with the same or a shorter ttl end; other relations with a short ttl become uncertain. */
const pass = (model: Model, { since }: PassStep): Moved => {
  const at = model.relations.findIndex(({ label }) => label === since);
  const passed = model.relations[at]?.ttlSeconds ?? 0;
  const fate = (index: number, { ttlSeconds: ttl, storedAfter }: Relation): Certainty => {
    if (index <= at && ttl !== undefined && ttl <= passed) return 'no';
    if (ttl === undefined || ttl >= longSeconds) return 'yes';
    return storedAfter.includes(since) && ttl >= passed ? 'yes' : 'maybe';
  };
  return {
    expected: {},
    model: model.relations.reduce((now, relation, index) => {
      const kept = fate(index, relation);
      if (kept === 'yes') return now;
      return kept === 'no' ? forget(now, relation) : blend(now, forget(now, relation));
    }, model),
  };
};

const merge = (one: Expected, other: Expected): Expected => {
  const reached = (one.reaches ?? []).filter((probe) => other.reaches?.includes(probe) === true);
  const touched = [one.reaches, one.maybe, other.reaches, other.maybe].flatMap((probes) => probes ?? []);
  const answers = one.answers && other.answers && [...new Set([...one.answers, ...other.answers])];
  return {
    ...(answers && { answers }),
    ...(one.reaches && {
      reaches: reached,
      maybe: [...new Set(touched)].filter((probe) => !reached.includes(probe)),
    }),
    ...(one.probe !== undefined && one.probe === other.probe && { probe: one.probe }),
  };
};

const inOrder = (model: Model, steps: readonly Step[]): { model: Model; members: readonly Expected[] } => {
  const members: Expected[] = [];
  let now = model;
  for (const step of steps) {
    const moved = stepModel(now, step);
    members.push(moved.expected);
    now = moved.model;
  }
  return { model: now, members };
};

/** Concurrent steps happen in any order. The expectations are those on which the forward and the reverse order agree. */
const together = (model: Model, { steps }: Pick<TogetherStep, 'steps'>): Moved => {
  const forwards = inOrder(model, steps);
  const backwards = inOrder(model, steps.toReversed());
  const reversed = backwards.members.toReversed();
  return {
    model: blend(forwards.model, backwards.model),
    expected: { members: forwards.members.map((member, index) => merge(member, reversed[index] ?? {})) },
  };
};

/** The step is done or not, depending on a response that no document decides. */
const perhaps = (model: Model, step: Step): Moved => {
  const { ifAccepted: _, ...certain } = step;
  return { model: blend(model, stepModel(model, certain).model), expected: {} };
};

/** A probe that must be dropped is gone. If the drop is only observed, its state is uncertain. */
const ping = (model: Model, { expect, probe, observe }: PingStep): Moved => {
  if (expect !== 'dropped-when-silent') return { model, expected: probeState(model, probe) };
  return { model: observe === undefined ? end(model, probe) : withDoubt(model, probe), expected: {} };
};

/**
 * Computes what one step does to a correct service, and what to expect of the step. It follows the REST v1 document and, for what that leaves open,
 * other Microsoft documents. Pure. It shares no code with the reference, so the two are independent oracles.
 */
export const stepModel = (model: Model, step: Step): Moved => {
  if (step.ifAccepted !== undefined) return perhaps(model, step);
  switch (step.do) {
    case 'connect':
      return connect(model, step);
    case 'disconnect':
      return { model: end(model, step.probe), expected: probeState(model, step.probe) };
    case 'call':
      return stepCall(model, step);
    case 'hold':
      return { model: { ...model, held: [...model.held, step.since] }, expected: stepCall(model, step.call).expected };
    case 'pass':
      return pass(model, step);
    case 'closed': {
      const after = end(model, step.probe);
      return {
        model: step.observe === undefined ? after : blend(model, after),
        expected: probeState(model, step.probe),
      };
    }
    case 'together':
      return together(model, step);
    case 'invoke':
      // Two documents disagree on what a service in Serverless mode does with an invocation.
      return { model: withDoubt(model, step.probe), expected: {} };
    case 'ping':
      return ping(model, step);
    case 'open':
    case 'order':
      return { model, expected: probeState(model, step.probe) };
    case 'request':
    case 'settle':
      return { model, expected: {} };
    case 'outlast':
      return together(model, { steps: step.steps ?? [] });
    default:
      throw new TypeError(`unknown step ${JSON.stringify(step satisfies never)}`);
  }
};
