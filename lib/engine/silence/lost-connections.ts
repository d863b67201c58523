import type { Finding } from '../../contract/outcome.ts';
import type { CallStep, ConnectStep, Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import { isRefused } from '../requests/is-refused.ts';
import { nameSegment } from '../state/names.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const isClosing = (step: Step, probe: string): step is CallStep =>
  step.do === 'call' && step.operation === 'closeConnection' && step.connection === probe;

/** Whether the target has to close the connection for this step. */
export const tellsToGo = (step: Step, probe: string): step is CallStep => isClosing(step, probe) && !isRefused(step);

/** Whether the step may end the connection, or waits for its end. A request in another hub is about another connection. */
const ends = (run: ScenarioRun, step: Step, { name, hub }: Probe): boolean =>
  ((step.do === 'disconnect' || step.do === 'closed') && step.probe === name) ||
  (tellsToGo(step, name) && nameSegment(run, step.hub ?? 'main', 'hub') === encodeSegment(hub));

/** The steps that are done or under way. */
const stepsSoFar = ({ trace, found }: ScenarioRun): readonly Step[] => {
  const done = new Set(found.done);
  return [...found.done, ...trace.steps.map(({ step }) => step).filter((step) => !done.has(step))];
};

const connects = (step: Step, probe: string): step is ConnectStep => step.do === 'connect' && step.probe === probe;

/** The steps since the probe's present connection was made. An earlier one of the same name is another connection. */
export const stepsOfConnection = (run: ScenarioRun, probe: string): readonly Step[] => {
  const steps = stepsSoFar(run);
  return steps.slice(steps.findLastIndex((step) => connects(step, probe)) + 1);
};

/** The connections of a scenario that the target has ended, and that no step was to end. */
const endedUnduly = (run: ScenarioRun): readonly Probe[] =>
  [...run.probes.values()].filter((probe) => {
    const { frame, socket, broken } = probe.closed;
    const isEnded = (!probe.isOpen || frame !== undefined) && broken === undefined && socket?.by !== 'client';
    return isEnded && !stepsOfConnection(run, probe.name).some((step) => ends(run, step, probe));
  });

/** Whether a step named it for closing, be it one that had to be refused: what that does is for its own requirement. */
const isNamed = (run: ScenarioRun, { name }: Probe): boolean =>
  stepsOfConnection(run, name).some((step) => isClosing(step, name));

/** The connections of a scenario that the target has ended although no step asked for it. */
export const lostConnections = (run: ScenarioRun): readonly string[] =>
  endedUnduly(run)
    .filter((probe) => !isNamed(run, probe))
    .map(({ name }) => name);

/** For how many milliseconds a connection that has ended, or is about to, had lasted. */
const lastedMs = ({ closed: { frame, socket }, openedAtMs }: Probe): number =>
  Math.round((frame?.atMs ?? socket?.atMs ?? performance.now()) - openedAtMs);

/** What marks a finding that follows from the loss of connections; nothing, where none was lost. */
export const markOfLost = (
  { probes }: Pick<ScenarioRun, 'probes'>,
  names: readonly string[],
): Pick<Finding, 'lost' | 'lostAfterMs'> => {
  const lost = names.flatMap((name) => probes.get(name) ?? []);
  return lost.length === 0 ? {} : { lost: names, lostAfterMs: Math.min(...lost.map(lastedMs)) };
};

/**
 * What marks a finding that follows from the loss of all the connections that it is about; nothing, where one of them was not lost. Where a request that had to be refused
 * may have ended one, only for how long they had lasted: that tells whether they were lost as others were.
 */
export const followingLossOf = (run: ScenarioRun, names: readonly string[]): ReturnType<typeof markOfLost> => {
  const ended = endedUnduly(run).filter(({ name }) => names.includes(name));
  if (!names.every((name) => ended.some((probe) => probe.name === name))) return {};
  const mark = markOfLost(run, names);
  const { lost: _lost, ...age } = mark;
  return ended.some((probe) => isNamed(run, probe)) ? age : mark;
};

/**
 * What marks a finding about a connection of which nobody can say why it is gone, since a request that had to be refused may have ended it, or its client reads nothing:
 * for how long it had lasted; nothing, where it is there.
 */
export const ageIfGone = (run: ScenarioRun, name: string): Pick<Finding, 'lostAfterMs'> => {
  const probe = run.probes.get(name);
  if (probe === undefined) return {};
  const isUnread = stepsSoFar(run).some((step) => connects(step, name) && step.answersClose === false);
  return isUnread || endedUnduly(run).includes(probe) ? { lostAfterMs: lastedMs(probe) } : {};
};

/** What a finding adds about lost connections; nothing, where there are none. */
export const noteOfLost = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `; the target had closed ${names.length === 1 ? 'the connection' : 'the connections'} of ${names.map((name) => `"${name}"`).join(', ')}`;
