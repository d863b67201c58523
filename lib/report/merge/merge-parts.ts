import type { FrozenSet } from '../../spec/frozen-set.ts';
import { v1 } from '../../spec/catalogues/v1.ts';
import type { KnownList } from '../../contract/known/known-entry.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Report, Stopped } from '../../contract/report.ts';
import type { OutsideSuites } from '../../run/outside/outside-suites.ts';
import { requirementsOf } from '../../run/outside/requirements-of.ts';
import type { ListedCheck } from '../../run/select-checks.ts';
import { isOwnLimit } from '../../verdict/own-limit.ts';
import { missingParts } from '../../verdict/missing-parts.ts';
import { withNotBegun } from '../early/left-out.ts';
import { buildReport, type ReportInput } from '../build-report.ts';
import { mergeMeasured } from './merge-measured.ts';
import { mergeOutcomes } from './merge-outcomes.ts';
import type { PartFile, PartReport } from './read-parts.ts';

export interface MergeOptions {
  /** Every check of the run, in its order. */
  readonly checks: readonly ListedCheck[];
  readonly outside: OutsideSuites;
  readonly set?: FrozenSet | undefined;
  readonly known: KnownList | undefined;
}

type Parts = readonly [PartReport, ...PartReport[]];

const sumOf = (parts: Parts, pick: (cost: Report['cost']) => number): number =>
  parts.reduce((sum, { cost }) => sum + pick(cost), 0);

const mergedOf = (parts: Parts): NonNullable<Report['run']['merged']> => ({
  of: parts[0].part.of,
  parts: parts.map(({ part: { index }, run: { id, startedAt, durationMs } }) => ({ index, id, startedAt, durationMs })),
});

/** Which part says so. */
const from = ({ part }: PartReport, text: string): string => `part ${part.index} of ${part.of}: ${text}`;

/** What kept a part from being judged weighs more than a limit of its own. */
const stoppedOf = (parts: Parts): Stopped | undefined => {
  const ended = parts.filter(({ run }) => run.stopped !== undefined);
  const part = ended.find(({ run }) => run.stopped !== undefined && !isOwnLimit(run.stopped)) ?? ended[0];
  const stopped = part?.run.stopped;
  return part === undefined || stopped === undefined ? undefined : { ...stopped, message: from(part, stopped.message) };
};

type Timing = NonNullable<Report['timing']>;

/** A kind that one part alone has measured is measured. */
const slowestEffects = (measured: readonly Timing[]): Pick<Timing, 'effects' | 'unknownEffects'> => {
  const all = measured.flatMap(({ effects = {} }) => Object.entries(effects));
  if (all.length === 0) return {};
  const slowest = new Map<string, number>();
  for (const [kind, ms] of all) slowest.set(kind, Math.max(ms, slowest.get(kind) ?? 0));
  const unknown = new Set(measured.flatMap(({ unknownEffects = [] }) => unknownEffects));
  const unknownEffects = [...unknown].filter((kind) => !slowest.has(kind));
  return { effects: Object.fromEntries(slowest), ...(unknownEffects.length > 0 && { unknownEffects }) };
};

/** The slowest of what the parts have measured. */
const timingOf = (parts: Parts): Report['timing'] => {
  const measured = parts.flatMap(({ timing }) => timing ?? []);
  const slowest = (pick: (timing: Timing) => number): number => Math.max(...measured.map(pick));
  if (measured.length === 0) return undefined;
  return {
    roundTripMs: slowest(({ roundTripMs }) => roundTripMs),
    connectMs: slowest(({ connectMs }) => connectMs),
    deliveryMs: slowest(({ deliveryMs }) => deliveryMs),
    deliveryDeadlineMs: slowest(({ deliveryDeadlineMs }) => deliveryDeadlineMs),
    ...slowestEffects(measured),
  };
};

/** The outcomes of all parts; where some are missing, their checks are left out. */
const outcomesOf = (parts: Parts, checks: readonly ListedCheck[]): readonly Outcome[] => {
  const outcomes = mergeOutcomes(parts, checks);
  const why = missingParts(mergedOf(parts));
  return why === undefined ? outcomes : withNotBegun(outcomes, checks, why);
};

const resultOf = (parts: Parts, checks: readonly ListedCheck[]): ReportInput['result'] => {
  const [timing, stopped] = [timingOf(parts), stoppedOf(parts)];
  const measured = mergeMeasured(parts.flatMap((part) => part.measured ?? []));
  return {
    outcomes: outcomesOf(parts, checks),
    usage: {
      exchanges: sumOf(parts, ({ exchanges }) => exchanges),
      messages: sumOf(parts, ({ messages }) => messages),
      sockets: sumOf(parts, ({ sockets }) => sockets),
      throttled: sumOf(parts, ({ throttled }) => throttled),
    },
    ...(timing === undefined ? {} : { timing }),
    ...(measured === undefined ? {} : { measured }),
    ...(stopped === undefined ? {} : { stopped }),
    errors: parts.flatMap((part) => part.run.errors.map((error) => from(part, error))),
  };
};

const planOf = (parts: Parts): ReportInput['plan'] => ({
  runs: parts[0].run.runs,
  forecast: {
    messages: sumOf(parts, ({ forecastMessages }) => forecastMessages),
    requests: sumOf(parts, ({ forecastRequests }) => forecastRequests),
    connects: sumOf(parts, ({ forecastConnects }) => forecastConnects),
    peakSockets: 0,
    longestMs: 0,
    soakMs: 0,
    socketMs: 0,
    byCheck: {},
  },
});

const startOf = ({ run }: PartReport): number => Date.parse(run.startedAt);

/** From the start of the first to the end of the last. */
const spanOf = (parts: Parts): Pick<ReportInput, 'startedAt' | 'durationMs'> => {
  const start = Math.min(...parts.map(startOf));
  const end = Math.max(...parts.map((part) => startOf(part) + part.run.durationMs));
  return { startedAt: new Date(start), durationMs: end - start };
};

const inputOf = (parts: Parts, options: MergeOptions): ReportInput => {
  const [{ run, target, part }] = parts;
  return {
    ...spanOf(parts),
    checks: options.checks,
    outside: options.outside,
    known: options.known,
    requirements: requirementsOf(options.outside, v1),
    run: {
      id: run.id,
      seed: run.seed,
      runs: run.runs,
      deep: run.deep,
      ...(run.soakMs === undefined ? {} : { soakMs: run.soakMs }),
    },
    strict: run.strict,
    selection: run.selection,
    ...(options.set === undefined ? {} : { set: options.set }),
    reproduce: run.reproduce,
    plan: planOf(parts),
    target: {
      ...target,
      profile: { name: target.profile, limits: { messages: sumOf(parts, ({ messageLimit }) => messageLimit) } },
    },
    profileWhy: target.profileWhy,
    profileAsked: target.profileAsked,
    reference: part.isReference ? {} : undefined,
    result: resultOf(parts, options.checks),
    merged: mergedOf(parts),
  };
};

/**
 * The report of the whole run: judged from what the parts have seen, as if one machine had seen it. Parts that are missing make it incomplete.
 *
 * @param files parts of one run, at least one
 */
export const mergeParts = (files: readonly PartFile[], options: MergeOptions): Report => {
  const [first, ...others] = files.map(({ report }) => report);
  if (first === undefined) throw new TypeError('no part to merge');
  return buildReport(inputOf([first, ...others], options));
};
