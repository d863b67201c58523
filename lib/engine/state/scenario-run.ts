import type { Probe } from '../../probe/probe.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Finding, Observation, OutcomeState } from '../../contract/outcome.ts';
import type { HubLease } from '../limits/hubs.ts';
import type { Sent } from '../ledger/ledger.ts';
import type { Attempt } from './attempt.ts';
import type { PendingEffects } from './pending-effects.ts';
import type { SessionContext } from './session-context.ts';
import type { Step } from '../../contract/step.ts';

/** When a labelled call was made; all in `performance.now()` milliseconds. */
export interface Moment {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly ttlMs?: number;
  readonly sent?: Sent;
  /** Whether the answer was a success. */
  readonly accepted: boolean;
}

/** A ttl under way: what is expected while it lasts can only be judged if it was looked at in time. */
export interface RunningTtl {
  readonly label: string | undefined;
  readonly endsAt: number;
  passed: boolean;
}

/** Everything that one scenario knows while it runs. */
export interface ScenarioRun {
  readonly context: SessionContext;
  readonly check: { readonly id: string; readonly verifies: readonly string[] };
  /** Requirements decided by steps that name none themselves. */
  readonly requirements: readonly string[];
  readonly number: number;
  readonly lease: HubLease;
  readonly probes: Map<string, Probe>;
  readonly labels: Map<string, Moment>;
  readonly sent: Sent[];
  lastSentAt: number | undefined;
  /** Paths that take back the user-group relations which the scenario made, each with whether a call that makes one was accepted. */
  readonly related: Map<string, boolean>;
  /** Probes that must have been silent about something: proved by fences. */
  readonly silent: Set<string>;
  readonly pending: PendingEffects;
  /** Of `pending`, those of connections that the target may not have made known yet: nothing reaches them, fences neither. */
  readonly registrations: PendingEffects;
  /** Connections of which it has been seen, or waited for in vain, that the target knows them. */
  readonly known: Set<Probe>;
  /** Of `pending`, those that may take somebody out of an audience: until they are visible, a message may still come to more than it should. */
  readonly removals: PendingEffects;
  readonly ttls: RunningTtl[];
  readonly attempt: Attempt;
  /** Effects were taken to have settled before all that time had passed: what is red then is to be seen again, with patience. */
  hurried: boolean;
  readonly findings: Finding[];
  readonly observations: Observation[];
  /** Sends whose audience is only noted, each with the index of its observation: what came of them is known when the scenario closes. */
  readonly watched: Map<Sent, number>;
  readonly looked: Set<string>;
  /** Closed by a step of ours or expected to be closed: no silence needs to be proved on them. */
  readonly gone: Set<string>;
  /** `bytesSent`: of the bodies of messages. */
  readonly usage: { bytesSent: number; exchanges: number; sockets: number; waitedMs: number; lagMs: number };
  ttlHasPassed: boolean;
}

/** Why a scenario ends; `too-slow` for a ttl and `broken` (a connection) are worth another try. */
export type StopState = OutcomeState | 'too-slow' | 'broken';

/** Ends the scenario before its last step. */
export class Stop extends Error {
  readonly state: StopState;

  constructor(state: StopState, reason: string) {
    super(reason);
    this.name = 'Stop';
    this.state = state;
  }
}

/** The requirements that a step decides. */
export const decides = (run: ScenarioRun, step: Step): readonly string[] => step.verifies ?? run.requirements;

/** Notes a deviation. Ends the scenario, because later steps build on this one, unless the step decides requirements of its own. */
export const report = (
  run: ScenarioRun,
  step: Step,
  finding: Omit<Finding, 'requirements'> & { readonly exchange?: Exchange | undefined },
): void => {
  const { exchange, ...rest } = finding;
  if (step.setup === true)
    throw new Stop('not-testable', `${rest.message}: expected ${rest.expected}, seen ${rest.seen}`);
  run.findings.push({ ...rest, requirements: decides(run, step), ...(exchange ? { exchange } : {}) });
  if (step.verifies === undefined) throw new Stop('fail', rest.message);
};
