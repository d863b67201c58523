import type { Check } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

/**
 * `caught`: a check that verifies a requirement which the fault breaks directly failed on it with the expected finding. `otherwise`: something was red,
 * but not for that reason.
 */
export type FaultState = 'caught' | 'otherwise' | 'missed' | 'did not start';

/** What the suite said of one fault. */
export interface FaultResult {
  readonly id: string;
  readonly says: string;
  readonly breaks: readonly string[];
  readonly state: FaultState;
  /** The requirements that it breaks directly and that a check of theirs found broken. */
  readonly provedOn: readonly string[];
  /** The checks that caught it. */
  readonly caughtBy: readonly string[];
  /** Checks that are red for no requirement that the fault names. */
  readonly unrelated: readonly string[];
  readonly inconclusive: readonly string[];
  /** By how many checks it was judged. */
  readonly checks: number;
  readonly durationMs: number;
  readonly reason?: string;
}

/** A run of checks against one fault. */
export interface FaultRun {
  readonly checks: readonly Check[];
  readonly outcomes: readonly Outcome[];
  readonly durationMs: number;
}

const isRed = ({ state }: Outcome): boolean => state === 'fail' || state === 'not-testable';

/** The requirements on which a finding of one check proves the fault. */
const provedBy = ({ breaks, finding }: Fault, verifies: readonly string[], { code, requirements }: Finding): string[] =>
  finding.includes(code) ? requirements.filter((id) => breaks.includes(id) && verifies.includes(id)) : [];

const isRelated = ({ breaks, alsoTurnsRed = [] }: Fault, { findings }: Outcome): boolean =>
  findings.some(({ requirements }) => requirements.some((id) => breaks.includes(id) || alsoTurnsRed.includes(id)));

/** Compares the outcomes of a run with what the fault says of itself. */
export const judgeFault = (fault: Fault, { checks, outcomes, durationMs }: FaultRun): FaultResult => {
  const verifies = new Map(checks.map((check) => [check.id, check.verifies]));
  const reds = outcomes.filter(isRed);
  const proofs = reds.map(({ check, findings }) => ({
    check,
    requirements: findings.flatMap((finding) => provedBy(fault, verifies.get(check) ?? [], finding)),
  }));
  const caughtBy = proofs.filter(({ requirements }) => requirements.length > 0).map(({ check }) => check);
  const proved = new Set(proofs.flatMap(({ requirements }) => requirements));
  return {
    id: fault.id,
    says: fault.says,
    breaks: fault.breaks,
    state: caughtBy.length > 0 ? 'caught' : reds.length > 0 ? 'otherwise' : 'missed',
    provedOn: fault.breaks.filter((id) => proved.has(id)),
    caughtBy,
    unrelated: reds.filter((outcome) => !isRelated(fault, outcome)).map(({ check }) => check),
    inconclusive: outcomes.filter(({ state }) => state === 'inconclusive').map(({ check }) => check),
    checks: checks.length,
    durationMs,
  };
};

/** The result of a fault whose service or run broke down. */
export const faultDidNotStart = ({ id, says, breaks }: Fault, reason: string): FaultResult => ({
  id,
  says,
  breaks,
  state: 'did not start',
  provedOn: [],
  caughtBy: [],
  unrelated: [],
  inconclusive: [],
  checks: 0,
  durationMs: 0,
  reason,
});
