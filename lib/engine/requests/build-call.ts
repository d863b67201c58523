import { operationPath } from '../../rest/operation-path.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import type { PathParameter } from '../../spec/operation.ts';
import { connectionId, connectionSegment, nameSegment } from '../state/names.ts';
import { granularityOf, shortTtlSeconds } from './short-ttl.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { CallStep, ConnectionRef } from '../../contract/step.ts';

/** The whole seconds that `short` stands for in this scenario. */
const shortSeconds = (run: ScenarioRun): number => {
  return Math.ceil(shortTtlSeconds(run.context.options.timing, granularityOf(run)) * run.attempt.ttlFactor);
};

const ttlText = (run: ScenarioRun, ttl: NonNullable<CallStep['ttl']>): string => {
  if (ttl === 'short') return String(shortSeconds(run));
  return typeof ttl === 'number' ? String(ttl) : encodeSegment(ttl.raw);
};

/** How long the relation must last, in milliseconds, if the call has a ttl. */
export const ttlMs = (run: ScenarioRun, step: CallStep): number | undefined => {
  if (step.ttl === 'short') return shortSeconds(run) * 1000;
  return typeof step.ttl === 'number' ? step.ttl * 1000 : undefined;
};

const excludedText = (run: ScenarioRun, one: ConnectionRef | readonly ConnectionRef[]): string =>
  [one]
    .flat()
    .map((ref) => connectionId(run, ref))
    .join(',');

const queryOf = (run: ScenarioRun, step: CallStep): readonly (readonly [string, string])[] => [
  ...(step.excluded ?? []).map((one) => ['excluded', encodeSegment(excludedText(run, one))] as const),
  ...(step.ttl === undefined ? [] : [['ttl', ttlText(run, step.ttl)] as const]),
  ...(step.reason === undefined ? [] : [['reason', encodeSegment(step.reason)] as const]),
];

const segmentOf = (run: ScenarioRun, step: CallStep, parameter: PathParameter): string => {
  if (parameter === 'hub') return nameSegment(run, step.hub ?? 'main', 'hub');
  const value = step[parameter];
  if (value === undefined) throw new TypeError(`${run.check.id}: ${step.operation} needs "${parameter}"`);
  return parameter === 'connection'
    ? connectionSegment(run, step.connection ?? '')
    : nameSegment(run, value, parameter);
};

/** The raw path and query of a call step, below the target's base. */
export const callPath = (run: ScenarioRun, step: CallStep): string => {
  const operation = run.context.operation(step.operation);
  const segments = Object.fromEntries(operation.parameters.map((name) => [name, segmentOf(run, step, name)]));
  return operationPath(operation, segments, queryOf(run, step));
};
