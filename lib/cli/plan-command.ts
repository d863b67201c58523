import { durationText } from '../contract/duration.ts';
import { countOf, quantity } from '../contract/quantity.ts';
import { chooseProfile } from '../target/choose-profile.ts';
import { loadProfile } from '../target/load-profile.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import { keyVariable, tokenVariable } from '../target/target-variables.ts';
import type { Profile } from '../target/profile.ts';
import type { Target } from '../target/target.ts';
import { sumSends, type Sends } from '../engine/plan/forecast.ts';
import { soakText } from '../run/cost/soak-text.ts';
import { soakOf } from '../run/cost/soak-of.ts';
import { openingCost } from '../run/cost/opening-cost.ts';
import { minutesText, timeSpan } from '../run/cost/time-span.ts';
import type { Plan } from '../run/plan-run.ts';
import { planChecks, shippedSuites } from '../run/prepare-run.ts';
import { selectChecks, type ListedCheck } from '../run/select-checks.ts';
import { outsideSuitesOf } from './outside-suites-of.ts';
import { setOf } from './run/set-of.ts';
import { shardOf } from './run/shard-of.ts';
import type { CheckOptions, TargetOptions } from './target-options.ts';
import type { Terminal } from './terminal.ts';
import { v1 } from '../spec/catalogues/v1.ts';

/** Nothing is sent, so that it need not be anywhere. */
const nowhere = { restBase: 'http://localhost', clientBase: 'http://localhost', catalogue: v1, accessKey: 'none' };

/** Nothing is sent, so that neither an empty variable nor a missing key keeps anybody from planning. */
const planningEnvironment = (options: TargetOptions, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const isNamed = options.target !== undefined && options.token === undefined && set[tokenVariable] === undefined;
  return isNamed ? { [keyVariable]: nowhere.accessKey, ...set } : set;
};

const targetOf = (options: TargetOptions): { readonly target: Target; readonly why: string } => {
  const target = resolveTarget({ ...options, env: planningEnvironment(options, process.env) });
  if (target !== undefined)
    return { target, why: options.profile === undefined ? chooseProfile(target.restBase).why : 'as asked for' };
  const profile = loadProfile(options.profile ?? 'reference');
  const why = options.profile === undefined ? 'for the embedded reference' : 'as asked for';
  return { target: { ...nowhere, profile }, why };
};

const columns = ['checks', 'messages', 'requests', 'connections'];

interface Row extends Sends {
  /** As many as `run` counts, with those that send nothing of their own: monitors, and what is not applicable. */
  readonly checks: number;
}

const cells = (words: readonly string[]): string => words.map((word) => word.padStart(13)).join('');

const rowOf = (name: string, { checks, messages, requests, connects }: Row): string =>
  `  ${name.padEnd(20)}${cells([checks, messages, requests, connects].map(quantity))}`;

const areaRows = (checks: readonly ListedCheck[], { forecast: { byCheck } }: Plan): readonly string[] =>
  [...new Set(checks.map(({ area }) => area))].map((area) => {
    const mine = checks.filter((one) => one.area === area);
    const sends = mine.flatMap(({ check }) => byCheck[check.id] ?? []);
    return rowOf(area, { checks: mine.length, ...sumSends(sends) });
  });

/** Without a measurement: of a service in a region nearby. */
const usualRoundTripMs = 20;

const minutesLine = (plan: Plan, { limits }: Profile, roundTripMs: number): string =>
  `time: ${minutesText(timeSpan(plan.forecast, { limits, roundTripMs }))}, for a round trip of ${durationText(roundTripMs)} (--round-trip) and a target that does nothing wrong`;

const limitsLine = ({ forecast: { peakSockets } }: Plan, { limits }: Profile): string =>
  `limits: ${countOf(limits.messages, 'message')}, ${countOf(limits.sockets, 'client connection')} at once (the checks need ${quantity(peakSockets)}), ${countOf(limits.connectsPerSecond, 'connect')} a second`;

/** What `plan` is asked. */
export interface PlanOptions extends TargetOptions, CheckOptions {
  /** Milliseconds. */
  readonly roundTrip?: number;
  /** Name of a frozen set. */
  readonly set?: string;
  /** As `run` takes it: what that part alone costs. */
  readonly shard?: string;
}

/** Says what a run would cost its target, by area and in all, and how long it would take. Sends nothing. */
export const planCommand = async (options: PlanOptions, { say, paint }: Terminal): Promise<number> => {
  const outside = await outsideSuitesOf(options);
  const { target: whole, why } = targetOf(options);
  const { only = [], area: areas = [], seed } = options;
  const all = selectChecks([...shippedSuites(setOf(options.set)), ...outside.suites], { only, areas });
  const run = { id: 'plan', seed: seed ?? 0, deep: options.deep === true, ...soakOf(options, all) };
  const { roundTrip: roundTripMs = usualRoundTripMs, runs } = options;
  const shard = shardOf(options, seed, process.env);
  const { checks, plan, target } = await planChecks(all, { target: whole, run, runs, roundTripMs }, shard);
  const { profile } = target;
  const opening = openingCost(target);
  const soak = soakText(checks, plan);
  say(
    `profile ${profile.name}: ${why}`,
    ...(shard === undefined ? [] : [`part ${shard.index} of ${shard.of}`]),
    `  ${''.padEnd(20)}${cells(columns)}`,
    rowOf('before the checks', { checks: 0, ...opening }),
    ...areaRows(checks, plan),
    paint.strong(rowOf('all', { checks: checks.length, ...plan.forecast })),
    '',
    minutesLine(plan, profile, roundTripMs),
    limitsLine(plan, profile),
    ...(soak === undefined ? [] : [`soak: ${soak}`]),
    ...(plan.runs === 1 ? [] : [`${plan.runs.toPrecision(2)} times the usual number of generated values`]),
  );
  return 0;
};
