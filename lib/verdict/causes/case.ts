import type { Finding } from '../../contract/outcome.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import { isCondition, isOfName, type Condition } from './condition.ts';
import { deviationOf, type Deviation } from './deviation-of.ts';

/** One finding of one check, or a check that could not be tried. */
export interface Case {
  readonly check: CheckResult;
  readonly finding?: Finding;
  readonly key: string;
  readonly says: string;
  readonly symptom: Deviation['symptom'];
  readonly operation: string | undefined;
  /** What the step used that tells causes apart; undefined: the finding does not say, or it does not matter for this deviation. */
  readonly condition: ReadonlySet<Condition> | undefined;
}

export type Cases = readonly Case[];

/** The part of a report that causes are computed from. */
export type Judged = Pick<Report, 'checks' | 'requirements'>;

/** The requirements that a case is about. */
export const requirementsOf = ({ finding, check }: Pick<Case, 'check' | 'finding'>): readonly string[] =>
  finding === undefined || finding.requirements.length === 0 ? check.requirements : finding.requirements;

const conditionOf = ({ uses }: Finding, which: Deviation['ofConditions']): Case['condition'] => {
  if (uses === undefined || which === 'none') return undefined;
  const told = uses.filter(isCondition).filter((use) => which !== 'names' || isOfName(use));
  const renamed = (use: (typeof told)[number]): Condition => {
    if (which === 'any name' && isOfName(use)) return 'any-name';
    return use === 'user-name' ? 'group-name' : use;
  };
  return new Set(told.map(renamed));
};

const caseOf = (check: CheckResult, finding: Finding): Case => {
  const { key, says, symptom, ofOneOperation, ofConditions, isOfTarget } = deviationOf(finding);
  const operation = isOfTarget ? undefined : finding.exchange?.operation;
  const condition = conditionOf(finding, ofConditions);
  return { check, finding, key: ofOneOperation ? `${key} ${operation}` : key, says, symptom, operation, condition };
};

const reasonKey = (reason: string): string => reason.replaceAll(/"[^"]*"|\d+/g, '#').replaceAll(/#(?:, #)+/g, '#');

const knownOf = ({ requirements }: Judged): ReadonlySet<string> =>
  new Set(requirements.filter(({ verdict }) => verdict === 'known').map(({ id }) => id));

/** The cases of a check. What is about known deviations alone is no cause of a red run. */
export const casesOf = (check: CheckResult, report: Judged): readonly Case[] => {
  if (check.verdict !== 'fail' && check.verdict !== 'warn') return [];
  const known = knownOf(report);
  const findings = check.findings.filter((finding) => !requirementsOf({ check, finding }).every((id) => known.has(id)));
  if (findings.length > 0) return findings.map((finding) => caseOf(check, finding));
  const reason = check.reason ?? 'not testable';
  const key = `reason ${reasonKey(reason)}`;
  return [{ check, key, says: reason, symptom: undefined, operation: undefined, condition: undefined }];
};

/** Whether a connection has ended that no request was to close, after one that was to close another, or none. */
export const isClosedAsWell = ({ finding }: Case): boolean =>
  finding?.code === 'closed' && finding.lost === undefined && finding.uses?.includes('closeConnection') === true;
