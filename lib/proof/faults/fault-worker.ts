import { workerData } from 'node:worker_threads';
import { faults } from '../../../fixtures/faults/index.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import { startService } from '../../reference/start-service.ts';
import type { Target } from '../../target/target.ts';
import { suites } from '../../../suites/index.ts';
import { answerItems } from '../answer-items.ts';
import { checksForFault } from './checks-for-fault.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { judgeChecks } from '../judge-checks.ts';
import { faultDidNotStart, judgeFault, type FaultResult } from './judge-fault.ts';

/** What a worker of the matrix is given; faults come one by one as messages. */
export interface FaultWorkerData {
  /** The version of the API that the reference serves, and by which it is judged. */
  readonly catalogue: Target['catalogue'];
  readonly profile: Target['profile'];
  readonly accessKey: string;
  readonly seed: number;
  readonly runs: number;
}

const data = workerData as FaultWorkerData;
const checks = suites.flatMap((suite) => suite.checks);

const judge = async (fault: Fault): Promise<FaultResult> => {
  const began = performance.now();
  const { pingIntervalMs, clientTimeoutMs } = data.profile.timing;
  const { catalogue, accessKey } = data;
  const policies = fault.policies?.(correctPolicies(catalogue)) ?? correctPolicies(catalogue);
  const settings = { pingIntervalMs, clientTimeoutMs, accessKey, catalogue, policies, ...fault.service };
  await using service = await startService(settings);
  const target: Target = {
    restBase: service.url,
    clientBase: service.url,
    catalogue: data.catalogue,
    accessKey: data.accessKey,
    profile: data.profile,
  };
  const run = {
    id: `f${Math.random().toString(36).slice(2, 8)}`,
    seed: data.seed,
    runs: data.runs,
    deep: false,
    shrink: false,
  };
  const chosen = checksForFault(fault, checks);
  const outcomes = await judgeChecks({ target, checks: chosen, run });
  return judgeFault(fault, { checks: chosen, outcomes, durationMs: performance.now() - began });
};

answerItems(async (id: string): Promise<FaultResult> => {
  const fault = faults.find((one) => one.id === id);
  if (fault === undefined) throw new TypeError(`no fault ${id}`);
  return judge(fault).catch((error: unknown) => faultDidNotStart(fault, (error as Error).message));
});
