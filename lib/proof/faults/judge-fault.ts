import type { Check } from '../../contract/check.ts';
import type { Finding, Outcome } from '../../contract/outcome.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { areaOf } from '../../spec/area-of.ts';
import type { Requirement } from '../../spec/requirement.ts';

/**
 * `caught`: a check that verifies a requirement which the fault breaks directly failed on it with the expected finding. `otherwise`: something was red,
 * but not for that reason. `reported`: it is nothing but lateness that the profile allows for, and the lag is reported. `not applicable`: the profile does not
 * claim what it breaks, or allows it.
 */
export type FaultState = 'caught' | 'reported' | 'not applicable' | 'otherwise' | 'missed' | 'did not start';

/** Whether a fault needs no other try. */
export const isProved = (state: FaultState | undefined): boolean =>
  state === 'caught' || state === 'reported' || state === 'not applicable';

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
  /** Checks that a report shows red for no requirement that the fault names. */
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
  /** The same as a report has them: what is blocked, or charged to another check, is not red. */
  readonly reported: readonly Outcome[];
  readonly requirements: readonly Requirement[];
  /** How long an effect may lag by the profile. */
  readonly budgetMs: number;
  /** Whether the profile allows for the fault. */
  readonly isAllowed: boolean;
  readonly durationMs: number;
}

const isRed = ({ state }: Outcome): boolean => state === 'fail' || state === 'not-testable';

/** The requirements on which a finding of one check proves the fault. */
const provedBy = ({ breaks, finding }: Fault, verifies: readonly string[], { code, requirements }: Finding): string[] =>
  finding.includes(code) ? requirements.filter((id) => breaks.includes(id) && verifies.includes(id)) : [];

/** The requirements that an outcome turns red: of a check that could not be tested, all that it verifies. */
const redBy = ({ check, state, findings }: Outcome, { checks }: Pick<FaultRun, 'checks'>): readonly string[] => {
  const found = findings.flatMap(({ requirements }) => requirements);
  const own = state === 'not-testable' ? checks.find(({ id }) => id === check)?.verifies : undefined;
  return [...found, ...(own ?? [])];
};

/** Whether the fault alters messages, and the outcome found one altered: each such requirement says that what it is about arrives as it was sent. */
const isAltered = ({ finding: codes }: Fault, { findings }: Outcome): boolean =>
  codes.includes('altered') && findings.some(({ code }) => code === 'altered');

const idsOf = (requirements: readonly Requirement[], holds: (one: Requirement) => boolean): ReadonlySet<string> =>
  new Set(requirements.filter(holds).map(({ id }) => id));

/** Tells of a red outcome whether the fault says that it will be. What is only recorded is never red. */
const relatedTo = (fault: Fault, run: FaultRun): ((outcome: Outcome) => boolean) => {
  const named = new Set([...fault.breaks, ...(fault.alsoTurnsRed ?? [])]);
  const areas = new Set(fault.breaks.map(areaOf));
  const recorded = idsOf(run.requirements, ({ level }) => level === 'record');
  const following = idsOf(run.requirements, ({ id, restates }) => restates === true && areas.has(areaOf(id)));
  return (outcome) => {
    const reds = redBy(outcome, run);
    const isOnlyRecorded = reds.length > 0 && reds.every((id) => recorded.has(id));
    return isOnlyRecorded || isAltered(fault, outcome) || reds.some((id) => named.has(id) || following.has(id));
  };
};

/** A timer fires a little early, and clocks are rounded. */
const tolerance = 0.8;

/** Whether the fault is lateness that the profile allows for, and one of the reported lags is as long. */
const isReported = ({ onlyLate }: Fault, { outcomes, budgetMs }: FaultRun): boolean =>
  onlyLate !== undefined &&
  onlyLate.ms <= budgetMs &&
  outcomes.some(({ lags = [] }) =>
    lags.some(({ effect, lagMs }) => effect === onlyLate.effect && lagMs >= tolerance * onlyLate.ms),
  );

/** Whether no check of what the fault breaks applies, or the profile allows for it. */
const isOutside = ({ breaks }: Fault, { checks, outcomes, isAllowed }: FaultRun): boolean => {
  if (isAllowed) return true;
  const own = new Set(checks.filter(({ verifies }) => verifies.some((id) => breaks.includes(id))).map(({ id }) => id));
  return outcomes.filter(({ check }) => own.has(check)).every(({ state }) => state === 'not-applicable');
};

const stateOf = (
  fault: Fault,
  run: FaultRun,
  { isCaught, isRed: red }: { isCaught: boolean; isRed: boolean },
): FaultState => {
  if (isCaught) return 'caught';
  if (red) return 'otherwise';
  if (isReported(fault, run)) return 'reported';
  return isOutside(fault, run) ? 'not applicable' : 'missed';
};

/** Compares the outcomes of a run with what the fault says of itself. */
export const judgeFault = (fault: Fault, run: FaultRun): FaultResult => {
  const { checks, outcomes, reported, durationMs } = run;
  const verifies = new Map(checks.map((check) => [check.id, check.verifies]));
  const reds = outcomes.filter(isRed);
  const proofs = reds.map(({ check, findings }) => ({
    check,
    requirements: findings.flatMap((finding) => provedBy(fault, verifies.get(check) ?? [], finding)),
  }));
  const caughtBy = proofs.filter(({ requirements }) => requirements.length > 0).map(({ check }) => check);
  const isRelated = relatedTo(fault, run);
  const proved = new Set(proofs.flatMap(({ requirements }) => requirements));
  return {
    id: fault.id,
    says: fault.says,
    breaks: fault.breaks,
    state: stateOf(fault, run, { isCaught: caughtBy.length > 0, isRed: reds.length > 0 }),
    provedOn: fault.breaks.filter((id) => proved.has(id)),
    caughtBy,
    unrelated: reported
      .filter(isRed)
      .filter((outcome) => !isRelated(outcome))
      .map(({ check }) => check),
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
