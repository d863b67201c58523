import type { Probe } from '../../probe/probe.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { Finding, Observation, OutcomeState } from '../../contract/outcome.ts';
import type { HubLease } from '../limits/hubs.ts';
import type { Sent } from '../ledger/ledger.ts';
import type { Attempt } from './attempt.ts';
import type { Settling } from '../settling/settling.ts';
import { measuredAs, type EffectKind } from '../settling/effect.ts';
import type { SessionContext } from './session-context.ts';
import type { Trace } from './trace.ts';
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

/** A running ttl. State during the ttl can be judged only from a response in time. */
export interface RunningTtl {
  /** Of the group, and of the user in it. */
  readonly paths: readonly string[];
  readonly label: string | undefined;
  /** It is as short as can be, since the scenario is about its end. */
  readonly isShort: boolean;
  readonly lastsMs: number;
  readonly endsAt: number;
  passed: boolean;
  /** Whether it was seen to have ended early. Then its end is not waited for. */
  endedEarly: boolean;
}

/** The ttls of a scenario. */
interface Ttls {
  readonly running: RunningTtl[];
  /** The ttl that each pair of user and group was last added with, by the path of the pair. */
  readonly ofPairs: Map<string, RunningTtl | undefined>;
  /** Whether one has been waited for to its end. */
  hasPassed: boolean;
  /** Whether an answer was wrong for so long that it was asked for again, as if an effect lagged. */
  isAskedAgain: boolean;
}

/** An observation; `sent`: the message of which it is known when the scenario closes whom it has reached. */
export interface Noted extends Observation {
  readonly sent?: Sent;
}

/** The check that a scenario belongs to. */
export interface RunningCheck {
  readonly id: string;
  readonly verifies: readonly string[];
  /** Requirements decided by steps that name none themselves. */
  readonly requirements: readonly string[];
}

/** What the steps of a scenario have found so far. */
export interface Found {
  readonly findings: Finding[];
  readonly observations: Noted[];
  /** Requirements that a step has decided, whichever way. */
  readonly looked: Set<string>;
  /** The steps that came to their end, or had not to be done. */
  readonly done: Step[];
  /** Deviations that were waited for in vain, by operation and what it should answer. The same again is not waited for, and not judged. */
  readonly inVain: Set<string>;
  /** Steps whose question was asked again and again in this attempt. */
  readonly insisted: Set<string>;
}

/** Everything that one scenario knows while it runs. */
export interface ScenarioRun {
  readonly context: SessionContext;
  readonly check: RunningCheck;
  readonly number: number;
  readonly lease: HubLease;
  readonly probes: Map<string, Probe>;
  readonly labels: Map<string, Moment>;
  readonly sent: Sent[];
  /** The paths that take back the user-group relations of the scenario; true: a call that makes one was accepted. */
  readonly related: Map<string, boolean>;
  readonly settling: Settling;
  readonly ttls: Ttls;
  readonly trace: Trace;
  readonly attempt: Attempt;
  readonly found: Found;
  /** `bytesSent`: of the bodies of messages. `messages`: those that came, of what is forgotten by now. */
  readonly usage: { bytesSent: number; messages: number; exchanges: number; sockets: number; waitedMs: number };
}

/**
 * Why a scenario ends. Worth another try: `too-slow` answers for a ttl, an effect that was `unseen` when its ttl had passed, and `broken` (a
 * connection).
 */
export type StopState = OutcomeState | 'too-slow' | 'unseen' | 'broken';

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
export const decides = (run: ScenarioRun, step: Step): readonly string[] => step.verifies ?? run.check.requirements;

/**
 * Tells the run that something did not come in all the time that it may take. A search for a smaller value waits less, and says nothing.
 * @param kind of effect, if it was one: others of the scenario that may explain the same were waited for too
 */
export const waitedInVain = ({ attempt, check, context, settling }: ScenarioRun, kind?: EffectKind): void => {
  if (attempt.deadlines !== 'full') return;
  const kinds = kind === undefined ? [] : [kind, ...settling.kindsLike(kind)];
  context.patience.inVain(check.id, new Set(kinds.map(measuredAs)));
};

/** Tells the run the same of an effect. Not if it was first asked about shortly before its time was over: then only that answer may have been late. */
export const askedInVain = (run: ScenarioRun, firstAskedAt: number, kind: EffectKind): void => {
  const { effectBudgetMs } = run.context.options.target.profile.consistency;
  if (performance.now() - firstAskedAt >= effectBudgetMs / 2) waitedInVain(run, kind);
};

/** Marks what a step has decided, whichever way. A step that prepares decides only what it names. */
export const lookedAt = (run: ScenarioRun, step: Step): void => {
  const decided = step.setup === true ? (step.verifies ?? []) : decides(run, step);
  for (const id of decided) run.found.looked.add(id);
};

/** Records what was seen at a step that is not judged. */
export const observe = (run: ScenarioRun, step: Step, note: Omit<Noted, 'requirements'>): void => {
  run.found.observations.push({ ...note, requirements: decides(run, step) });
};

/**
 * Notes a deviation. If the step only prepares, the check cannot be judged. Later steps build on this one, so the scenario ends, unless the step names requirements of its
 * own.
 *
 * @throws Stop
 */
export const report = (
  run: ScenarioRun,
  step: Step,
  finding: Omit<Finding, 'requirements'> & { readonly exchange?: Exchange | undefined },
): void => {
  const { exchange, ...rest } = finding;
  if (step.setup === true) {
    run.found.findings.push({ ...rest, requirements: [], setup: true, ...(exchange ? { exchange } : {}) });
    throw new Stop('not-testable', rest.message);
  }
  const found = { ...rest, requirements: decides(run, step), ...(exchange ? { exchange } : {}) };
  run.found.findings.push(found);
  if (rest.code === 'status') run.context.ledger.answerJudged(found);
  if (step.verifies === undefined) throw new Stop('fail', rest.message);
};
