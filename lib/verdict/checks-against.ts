import type { CheckResult, RequirementResult } from '../contract/report.ts';
import { heardOf } from './heard-of.ts';
import { judgeRequirement } from './judge-requirement.ts';

/** The checks that show that a requirement does not hold, whatever else they show. */
export const checksAgainst = (requirement: RequirementResult, checks: readonly CheckResult[]): readonly CheckResult[] =>
  heardOf(checks, requirement.id, requirement.checks).filter((check) =>
    ['fail', 'warn'].includes(judgeRequirement(requirement, [check])),
  );
