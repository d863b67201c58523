import { countOf, quantity } from '../contract/quantity.ts';
import { chooseProfile } from '../target/choose-profile.ts';
import { loadProfile } from '../target/load-profile.ts';
import { resolveTarget } from '../target/resolve-target.ts';
import { keyVariable, tokenVariable } from '../target/target-variables.ts';
import type { Target } from '../target/target.ts';
import { planRun, type Plan } from '../run/plan-run.ts';
import { selectChecks, type ListedCheck } from '../run/select-checks.ts';
import { suites } from '../../suites/index.ts';
import { outsideSuitesOf } from './outside-suites-of.ts';
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

const columns = ['checks', 'messages', 'requests', 'connects'] as const;

const rowOf = (name: string, { forecast }: Plan): string =>
  `  ${name.padEnd(20)}${columns.map((column) => quantity(forecast[column]).padStart(10)).join('')}`;

const areaRows = (checks: readonly ListedCheck[], plan: (checks: readonly ListedCheck[]) => Plan): readonly string[] =>
  [...new Set(checks.map(({ area }) => area))]
    .filter((area) => area !== 'monitors')
    .map((area) => rowOf(area, plan(checks.filter((one) => one.area === area))));

/** Says what a run would cost its target, by area and in all, against the limits of its profile. Sends nothing. */
export const planCommand = async (options: TargetOptions & CheckOptions, { say, paint }: Terminal): Promise<number> => {
  const outside = await outsideSuitesOf(options);
  const { target, why } = targetOf(options);
  const { profile } = target;
  const checks = selectChecks([...suites, ...outside.suites], { only: options.only ?? [], areas: options.area ?? [] });
  const run = { id: 'plan', seed: options.seed ?? 0, deep: options.deep === true };
  const planFor = (some: readonly ListedCheck[], runs?: number): Plan =>
    planRun({ target, checks: some.map(({ check }) => check), run, runs });
  const whole = planFor(checks, options.runs);
  const { limits } = profile;
  say(
    `profile ${profile.name}: ${why}`,
    `  ${''.padEnd(20)}${columns.map((column) => column.padStart(10)).join('')}`,
    ...areaRows(checks, (some) => planFor(some, whole.runs)),
    paint.strong(rowOf('all', whole)),
    '',
    `limits: ${countOf(limits.messages, 'message')}, ${countOf(limits.sockets, 'client connection')} at once (the checks need ${quantity(whole.forecast.peakSockets)}), ${countOf(limits.connectsPerSecond, 'connect')} a second`,
    ...(whole.runs === 1 ? [] : [`${whole.runs.toPrecision(2)} times the usual number of generated values`]),
  );
  return 0;
};
