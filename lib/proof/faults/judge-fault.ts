import type { Outcome } from '../../contract/outcome.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

/** `caught`: for the right reason; `otherwise`: red, but not by a check of its own requirement with its own finding. */
export type FaultState = 'caught' | 'otherwise' | 'missed' | 'did not start';

/** What the suite said of one fault. */
export interface FaultResult {
  readonly id: string;
  readonly says: string;
  readonly breaks: readonly string[];
  readonly state: FaultState;
  /** Checks that failed with the expected finding on a requirement of the fault. */
  readonly caughtBy: readonly string[];
  /** Checks that failed on none of the fault's requirements. */
  readonly unrelated: readonly string[];
  readonly inconclusive: readonly string[];
  readonly durationMs: number;
  readonly reason?: string;
}

const red = ({ state }: Outcome): boolean => state === 'fail' || state === 'not-testable';

const catches = (fault: Fault, outcome: Outcome): boolean =>
  outcome.findings.some(
    ({ code, requirements }) => fault.finding.includes(code) && requirements.some((id) => fault.breaks.includes(id)),
  );

const related = (fault: Fault, { findings }: Outcome): boolean =>
  findings.some(({ requirements }) => requirements.some((id) => fault.breaks.includes(id)));

/** Holds the outcomes of a whole run against a fault. */
export const judgeFault = (fault: Fault, outcomes: readonly Outcome[], durationMs: number): FaultResult => {
  const reds = outcomes.filter(red);
  const caughtBy = reds.filter((outcome) => catches(fault, outcome)).map(({ check }) => check);
  return {
    id: fault.id,
    says: fault.says,
    breaks: fault.breaks,
    state: caughtBy.length > 0 ? 'caught' : reds.length > 0 ? 'otherwise' : 'missed',
    caughtBy,
    unrelated: reds.filter((outcome) => !related(fault, outcome)).map(({ check }) => check),
    inconclusive: outcomes.filter(({ state }) => state === 'inconclusive').map(({ check }) => check),
    durationMs,
  };
};

/** The result of a fault whose service or run broke down. */
export const faultDidNotStart = ({ id, says, breaks }: Fault, reason: string): FaultResult => ({
  id,
  says,
  breaks,
  state: 'did not start',
  caughtBy: [],
  unrelated: [],
  inconclusive: [],
  durationMs: 0,
  reason,
});
