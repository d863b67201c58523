import { workerData } from 'node:worker_threads';
import { faults } from '../../../fixtures/faults/index.ts';
import { intermittentFaults } from '../../../fixtures/replicas/intermittent-faults.ts';
import { replicaTraits, startReplicas } from '../../../fixtures/replicas/start-replicas.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Check } from '../../contract/check.ts';
import { isLasting } from '../../engine/plan/outlasts.ts';
import { stepsOf } from '../../engine/plan/steps-of.ts';
import { walkSteps } from '../../engine/plan/walk-steps.ts';
import { notApplicable } from '../../engine/plan/not-applicable.ts';
import { calibrate, timingFrom, unmeasured } from '../../run/calibrate.ts';
import { newRunId } from '../../run/new-run-id.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import { startService, type Service } from '../../reference/start-service.ts';
import { loadRequirements } from '../../spec/load-requirements.ts';
import { usualLastingMs } from '../../target/profile-schema.ts';
import type { Target } from '../../target/target.ts';
import { suites } from '../../../suites/index.ts';
import { answerItems } from '../answer-items.ts';
import { checksForFault } from './checks-for-fault.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { readFaultRows } from './fault-rows.ts';
import { recordedChecks } from './recorded-checks.ts';
import { judgeChecks } from '../judge-checks.ts';
import { chargeOnce } from '../../verdict/charge/charge-once.ts';
import { onBrokenGround } from './on-broken-ground.ts';
import { faultDidNotStart, judgeFault, type FaultResult } from './judge-fault.ts';

/** What a worker of the matrix is given; faults come one by one as messages. */
export interface FaultWorkerData {
  /** The version of the API that the reference serves, and by which it is judged. */
  readonly catalogue: Target['catalogue'];
  readonly profile: Target['profile'];
  readonly accessKey: string;
  readonly seed: number;
  readonly runs: number;
  /** Whether the target is measured before it is judged. */
  readonly measured: boolean;
  /** Whether a fault is judged by the checks alone that caught it last, by what is published. */
  readonly recorded: boolean;
}

const data = workerData as FaultWorkerData;
const checks = suites.flatMap((suite) => suite.checks);
const rows = new Map(data.recorded ? readFaultRows(data.profile.name).map((row) => [row.id, row]) : []);

/** A short run does not wait for the keep-alive interval of the profile. */
const waitsForPings = (check: Check): boolean =>
  !('monitor' in check) && [...walkSteps(stepsOf(check, data.seed))].some((step) => step.do === 'ping');

/** Whether what the fault breaks shows only after a while. */
const needsTime = ({ breaks }: Fault): boolean =>
  checks.some((check) => check.verifies.some((id) => breaks.includes(id)) && isLasting(check));

/** Whether only `--deep` is sure to run a check of what the fault breaks. */
const needsDeep = ({ breaks }: Fault, target: Target): boolean => {
  const own = checks.filter(({ verifies }) => verifies.some((id) => breaks.includes(id)));
  const run = { id: '', seed: data.seed, runs: 1, deep: false };
  const timing = timingFrom(data.profile, unmeasured);
  return (
    own.length > 0 &&
    own.every((check) => waitsForPings(check) || notApplicable(check, { target, run, timing }) !== undefined)
  );
};

const start = ({ onOneReplica, service = {} }: Fault, policies: Policies): Promise<Service> => {
  const { pingIntervalMs, clientTimeoutMs } = data.profile.timing;
  const { catalogue, accessKey, seed } = data;
  const settings = { pingIntervalMs, clientTimeoutMs, accessKey, ...service };
  return onOneReplica === true
    ? startReplicas({ replicas: [correctPolicies(catalogue), policies], settings, traits: replicaTraits, seed })
    : startService({ ...settings, catalogue, policies });
};

const judge = async (fault: Fault): Promise<FaultResult> => {
  const began = performance.now();
  const { catalogue } = data;
  const policies = fault.policies?.(correctPolicies(catalogue)) ?? correctPolicies(catalogue);
  await using service = await start(fault, policies);
  const target: Target = {
    restBase: service.url,
    clientBase: service.url,
    catalogue: data.catalogue,
    accessKey: data.accessKey,
    profile: data.profile,
  };
  const run = {
    id: newRunId(),
    seed: data.seed,
    runs: data.runs,
    deep: needsDeep(fault, target),
    shrink: false,
    ...(needsTime(fault) && { lastsMs: usualLastingMs }),
  };
  const chosen = recordedChecks(checksForFault(fault, checks), rows.get(fault.id));
  const { signal } = new AbortController();
  const timing = data.measured ? await calibrate(target, { runId: run.id, signal }) : undefined;
  const outcomes = await judgeChecks({ target, checks: chosen, run, ...(timing && { timing }) });
  const requirements = loadRequirements(data.catalogue);
  return judgeFault(fault, {
    checks: chosen,
    outcomes,
    reported: chargeOnce(onBrokenGround(checks, outcomes, data.seed), requirements),
    requirements,
    budgetMs: data.profile.consistency.effectBudgetMs,
    isAllowed: fault.allowedBy?.(data.profile) === true,
    durationMs: performance.now() - began,
  });
};

answerItems(async (id: string): Promise<FaultResult> => {
  const fault = [...faults, ...intermittentFaults].find((one) => one.id === id);
  if (fault === undefined) throw new TypeError(`no fault ${id}`);
  return judge(fault).catch((error: unknown) => faultDidNotStart(fault, (error as Error).message));
});
