import type { Measured } from '../contract/measured/measured.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Stopped } from '../contract/report.ts';
import type { SeenScenario } from '../contract/seen.ts';
import type { Timing } from '../contract/timing.ts';
import { noUsage, type Usage } from '../contract/usage.ts';
import { layCharges } from './lay-charges.ts';
import type { RunMessage, WorkerMessage } from './run-message.ts';

/** All that has passed between a run and its target. */
export type Traced = Omit<Extract<WorkerMessage, { kind: 'traced' }>, 'kind'>;

/** What came of a run of checks. */
export interface RunChecksResult {
  readonly outcomes: readonly Outcome[];
  readonly usage: Usage;
  /** How many times as large as it was sent a message has come to a connection, at most. */
  readonly growth?: number;
  readonly timing?: Timing;
  /** How long a message was waited for in the end, in milliseconds; absent: the run did not come to say. */
  readonly waitsMs?: number;
  readonly measured?: Measured;
  readonly stopped?: Stopped;
  /** What was seen in each scenario; empty unless the order asked for it. */
  readonly seen?: readonly SeenScenario[];
  /** All that has passed, where the order asked for it. */
  readonly traced?: Traced;
  /** What went wrong on our own side. */
  readonly errors: readonly string[];
}

/** What a run has said so far. */
export interface Heard {
  readonly outcomes: Outcome[];
  readonly seen: SeenScenario[];
  readonly errors: string[];
  timing?: Timing;
  traced?: Traced;
  finished?: Extract<WorkerMessage, { kind: 'finished' }>;
}

/** Before a run has said anything. */
export const nothingHeard = (): Heard => ({ outcomes: [], seen: [], errors: [] });

/** Takes in one message of a run. */
export const hear = (heard: Heard, message: RunMessage, onOutcome: (outcome: Outcome) => void): void => {
  if (message.kind === 'calibrated') heard.timing = message.timing;
  else if (message.kind === 'traced') heard.traced = { trace: message.trace, before: message.before };
  else if (message.kind === 'seen') heard.seen.push(message.scenario);
  else if (message.kind === 'error') heard.errors.push(message.message);
  else if (message.kind === 'finished') heard.finished = message;
  else if (message.kind === 'outcome') {
    heard.outcomes.push(message.outcome);
    onOutcome(message.outcome);
  }
};

/** What came of the run, late charges included. `stopped`: why it was told to stop, if it was. */
export const resultOf = (
  { outcomes, seen, errors, timing, traced, finished }: Heard,
  stopped: Stopped | undefined,
): RunChecksResult => {
  const why = finished?.stopped ?? stopped;
  return {
    outcomes: layCharges(outcomes, finished?.charges ?? []),
    usage: finished?.usage ?? noUsage,
    ...(finished === undefined ? {} : { growth: finished.growth }),
    ...(timing === undefined ? {} : { timing }),
    ...(finished?.waitsMs === undefined ? {} : { waitsMs: finished.waitsMs }),
    ...(finished?.measured === undefined ? {} : { measured: finished.measured }),
    ...(why === undefined ? {} : { stopped: why }),
    seen,
    ...(traced === undefined ? {} : { traced }),
    errors,
  };
};
