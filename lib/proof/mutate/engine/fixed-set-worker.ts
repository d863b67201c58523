import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shuffled } from '../../../../fixtures/catalogues/shuffled.ts';
import { faults } from '../../../../fixtures/faults/index.ts';
import { hostileTargets } from '../../../../fixtures/hostile/index.ts';
import { judgeHostile } from '../../../../fixtures/hostile/judge-hostile.ts';
import { lastLineOf } from '../../../../fixtures/hostile/last-line.ts';
import { startEmulator } from '../../../../fixtures/independent/start-emulator.ts';
import { replicaTraits, startReplicas } from '../../../../fixtures/replicas/start-replicas.ts';
import { observeRun } from '../../../../fixtures/testing/observe-run.ts';
import { suites } from '../../../../suites/index.ts';
import { isMonitor, type Check } from '../../../contract/check.ts';
import type { Outcome } from '../../../contract/outcome.ts';
import type { Report } from '../../../contract/report.ts';
import { packagePath } from '../../../package-root.ts';
import { correctPolicies } from '../../../reference/policies/correct-policies.ts';
import { startService, type Service } from '../../../reference/start-service.ts';
import { calibrate } from '../../../run/calibrate.ts';
import { newRunId } from '../../../run/new-run-id.ts';
import { v1 } from '../../../spec/catalogues/v1.ts';
import type { Target } from '../../../target/target.ts';
import { checksForFault } from '../../faults/checks-for-fault.ts';
import { readFaultRows } from '../../faults/fault-rows.ts';
import { recordedChecks } from '../../faults/recorded-checks.ts';
import { judgeChecks } from '../../judge-checks.ts';
import { proofKey, proofProfile, shippedProfile } from '../../proof-profile.ts';
import { fixedFaults, fixedHostile, oneIn, type FixedSetPart, type FixedSetParts } from './fixed-set.ts';

// A process of its own, started in a copy of the package that has the mutant in it. It tells what the engine said of the fixed set, and ends.

const accessKey = proofKey;
const checks = suites.flatMap((suite) => suite.checks);
const oneOf = (count: number): readonly Check[] =>
  checks.filter((check, index) => index % count === 0 && !isMonitor(check));
const few = oneOf(oneIn.strange);
const monitors = checks.filter(isMonitor);
const rows = new Map(readFaultRows().map((row) => [row.id, row]));
const profile = proofProfile();
const { pingIntervalMs, clientTimeoutMs } = profile.timing;
const settings = { accessKey, pingIntervalMs, clientTimeoutMs };

/** Name of what was seen, and what it was. */
type Seen = readonly (readonly [name: string, seen: string])[];

/** Which other findings a fault brings about depends on when it acts. */
const said = ({ state, findings }: Outcome, expected: readonly string[]): string =>
  findings.some(({ code }) => expected.includes(code)) ? `${state}, with the expected finding` : state;

interface Judging {
  readonly chosen: readonly Check[];
  readonly of: Pick<Target, 'catalogue' | 'profile'>;
  readonly runs: number;
  readonly measured?: boolean;
  /** Codes of the findings that a fault must bring about. */
  readonly expected?: readonly string[];
}

const judge = async (
  name: string,
  service: Pick<Service, 'url'>,
  { chosen, of, runs, measured = false, expected = [] }: Judging,
): Promise<Seen> => {
  const target: Target = { restBase: service.url, clientBase: service.url, accessKey, ...of };
  const run = { id: newRunId(), seed: 1, runs, deep: false, shrink: false };
  const { signal } = new AbortController();
  const timing = measured ? await calibrate(target, { runId: run.id, signal }) : undefined;
  const outcomes = await judgeChecks({ target, checks: chosen, run, ...(timing && { timing }) });
  return outcomes.map((outcome) => [`${name}: ${outcome.check}`, said(outcome, expected)]);
};

const judgeCorrect = async (): Promise<Seen> => {
  await using service = await startService(settings);
  const chosen = [...oneOf(oneIn.reference), ...monitors];
  return await judge('the reference', service, { chosen, of: { catalogue: v1, profile }, runs: 0.2 });
};

const judgeShuffled = async (): Promise<Seen> => {
  await using service = await startService({
    ...settings,
    catalogue: shuffled,
    policies: correctPolicies(shuffled),
  });
  return await judge('another catalogue', service, { chosen: few, of: { catalogue: shuffled, profile }, runs: 0.2 });
};

const judgeReplicas = async (): Promise<Seen> => {
  const traits = { ...replicaTraits, redirects: true };
  await using service = await startReplicas({
    replicas: [correctPolicies(), correctPolicies()],
    settings,
    traits,
    seed: 1,
  });
  const of = { catalogue: v1, profile: shippedProfile('local') };
  return await judge('two replicas', service, { chosen: few, of, runs: 0.2, measured: true });
};

const judgeStranger = async (): Promise<Seen> => {
  const behaviour = { connectionIdForm: 'base64', fragmentAbove: 16, batch: () => 20 } as const;
  await using service = await startEmulator({ key: accessKey, behaviour });
  const of = { catalogue: v1, profile: shippedProfile('local') };
  return await judge('a second implementation', service, { chosen: few, of, runs: 0.2, measured: true });
};

const judgeFault = async (id: string): Promise<Seen> => {
  const fault = faults.find((one) => one.id === id);
  if (fault === undefined) throw new TypeError(`no fault ${id}`);
  const policies = fault.policies?.(correctPolicies()) ?? correctPolicies();
  await using service = await startService({ ...settings, ...fault.service, policies });
  const recorded = recordedChecks(checksForFault(fault, checks), rows.get(id));
  // What only monitors see, they see of any check.
  const chosen = recorded.length === checks.length ? [...few, ...monitors] : recorded;
  return await judge(id, service, { chosen, of: { catalogue: v1, profile }, runs: 0.5, expected: fault.finding });
};

const masked = (text: string): string => text.replaceAll(/\d+/g, '0');

const judgeByCommandLine = async (id: string): Promise<Seen> => {
  const policies = faults.find((fault) => fault.id === id)?.policies?.(correctPolicies());
  await using service = await startService({ accessKey, ...(policies && { policies }) });
  const out = await mkdtemp(join(tmpdir(), 'engine-mutant-'));
  try {
    const command = [packagePath('bin/asrs-conformance.js'), 'run', '--target', service.url, '--out', out];
    const args = [...command, '--only', 'broadcast', '--seed', '1'];
    const env = { ...process.env, ASRS_KEY: accessKey, NO_COLOR: '1', COLUMNS: '160' };
    const { exitCode } = await observeRun(args, { withinMs: 60_000, env });
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as Report;
    const name = `command line, ${id}`;
    return [
      [`${name}: exit code`, String(exitCode)],
      [`${name}: sentence`, masked(report.gate.sentence)],
      ...report.requirements.map((one) => [`${name}: ${one.id}`, one.verdict] as const),
    ];
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

const judgeHostileTarget = async (id: string): Promise<Seen> => {
  const target = hostileTargets.find((one) => one.id === id);
  if (target === undefined) throw new TypeError(`no hostile target ${id}`);
  const result = await judgeHostile(target);
  return [[`hostile, ${id}`, masked([...result.faults, result.exitCode, lastLineOf(result)].join(' | '))]];
};

/** A part that breaks down is something that was seen, too. */
const tell = async (name: string, part: Promise<Seen>): Promise<void> => {
  const seen = await part.catch((error: unknown): Seen => [
    [`${name}: end`, `broke down: ${(error as Error).message}`],
  ]);
  process.send?.(Object.fromEntries([[`${name}: end`, 'came to its end'], ...seen]) satisfies FixedSetPart);
};

const judgeFaults = async (): Promise<unknown> => Promise.all(fixedFaults.map((id) => tell(id, judgeFault(id))));
const judgeStrange = async (): Promise<unknown> =>
  Promise.all([
    tell('the reference', judgeCorrect()),
    tell('another catalogue', judgeShuffled()),
    tell('two replicas', judgeReplicas()),
    tell('a second implementation', judgeStranger()),
  ]);
const judgeLine = async (): Promise<unknown> =>
  Promise.all([
    ...['none', 'broadcast/at-most-five'].map((id) => tell(`command line, ${id}`, judgeByCommandLine(id))),
    ...fixedHostile.map((id) => tell(`hostile, ${id}`, judgeHostileTarget(id))),
  ]);

if ((process.argv[2] as FixedSetParts) === 'all') {
  await judgeFaults();
  await judgeStrange();
}
await judgeLine();
process.send?.('over', () => process.exit());
