import type { Scenario } from '../contract/check.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { CheckResult, Report } from '../contract/report.ts';
import { judgeReference } from './judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import { exampleReport } from '../../fixtures/testing/example-report.ts';

/** Sends to every client of the hub what was for one user. */
const talkative: Policies = { ...correctPolicies(), audience: (hub) => hub.connections.values() };

const scenario: Scenario = {
  id: 'users/only-the-user',
  title: 'A message to a user reaches nobody else',
  verifies: ['a/must'],
  steps: [
    { do: 'connect', probe: 'ann', user: 'ann' },
    { do: 'connect', probe: 'bob', user: 'bob' },
    { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
  ],
};

const toResult = (outcome: Outcome): CheckResult => ({
  ...outcome,
  title: scenario.title,
  area: 'users',
  requirements: scenario.verifies,
  verdict: 'fail',
  operations: ['sendToUser'],
});

/** A report with a finding of a real scenario, with its timeline. */
export const foundReport = async (): Promise<Report> => {
  const outcomes = await judgeReference([scenario], { policies: talkative });
  return { ...exampleReport, checks: [...exampleReport.checks, ...outcomes.map(toResult)] };
};
