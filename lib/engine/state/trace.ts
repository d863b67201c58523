import type { Exchange } from '../../contract/exchange.ts';
import type { Aspects } from '../../contract/seen.ts';
import type { Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import type { RestClient } from '../../rest/rest-client.ts';
import type { Sent } from '../ledger/ledger.ts';

/** A step that was begun; moments are `performance.now()` milliseconds. */
export interface TracedStep {
  readonly step: Step;
  readonly path: string;
  readonly begunAt: number;
  /** Undefined while it is running. */
  endedAt?: number;
}

/** What a scenario did, in the order in which it began: the source of the timeline of its findings. */
export interface Trace {
  readonly begunAt: number;
  readonly steps: TracedStep[];
  readonly exchanges: Exchange[];
  /** Messages sent as fences. */
  readonly fences: Sent[];
  /** Probes that no control has reached, each with the first that was accepted for it. */
  readonly deaf: Map<Probe, Sent>;
  /** Waits for fences that the scenario goes on without, each until it has ended. */
  readonly waits: Set<Promise<void>>;
  /** The last answer to each step that sends a request, by the path of the step. */
  readonly answers: Map<string, Exchange>;
  /** What else was seen at a step, by its path. */
  readonly noted: Map<string, Aspects>;
}

/** The trace of a scenario that begins now. */
export const createTrace = (): Trace => ({
  begunAt: performance.now(),
  steps: [],
  exchanges: [],
  fences: [],
  deaf: new Map(),
  waits: new Set(),
  answers: new Map(),
  noted: new Map(),
});

/** More of a scenario is not kept: its timeline would not be readable. */
const mostTraced = 400;

/** Notes a step for as long as it runs. Dispose of the result when it ends. */
export const traceStep = ({ steps }: Trace, step: Step, path: string): Disposable => {
  const traced: TracedStep = { step, path, begunAt: performance.now() };
  if (steps.length < mostTraced) steps.push(traced);
  return {
    [Symbol.dispose]: () => {
      traced.endedAt = performance.now();
    },
  };
};

/** The client, with each exchange noted in the trace. */
export const tracing = (rest: RestClient, { exchanges }: Trace): RestClient => ({
  ...rest,
  exchange: async (request, options) => {
    const exchange = await rest.exchange(request, options);
    if (exchanges.length < mostTraced) exchanges.push(exchange);
    return exchange;
  },
});
