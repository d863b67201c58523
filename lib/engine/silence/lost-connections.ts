import type { Finding } from '../../contract/outcome.ts';
import type { CallStep, Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import { isRefused } from '../requests/is-refused.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const isClosing = (step: Step, probe: string): step is CallStep =>
  step.do === 'call' && step.operation === 'closeConnection' && step.connection === probe;

/** Whether the target has to close the connection for this step. */
export const tellsToGo = (step: Step, probe: string): boolean => isClosing(step, probe) && !isRefused(step);

/** Whether the step ends the connection, or waits for its end. */
const ends = (step: Step, probe: string): boolean =>
  ((step.do === 'disconnect' || step.do === 'closed') && step.probe === probe) || isClosing(step, probe);

/** The steps, done or under way, since the probe's present connection was made. An earlier one of the same name is another connection. */
export const stepsOfConnection = ({ trace, found }: ScenarioRun, probe: string): readonly Step[] => {
  const done = new Set(found.done);
  const steps = [...found.done, ...trace.steps.map(({ step }) => step).filter((step) => !done.has(step))];
  return steps.slice(steps.findLastIndex((step) => step.do === 'connect' && step.probe === probe) + 1);
};

/** The connections of a scenario that the target has ended although no step asked for it. */
export const lostConnections = (run: ScenarioRun): readonly string[] => {
  const ended = [...run.probes.values()].filter(
    ({ isOpen, closed: { frame, socket, broken } }) =>
      (!isOpen || frame !== undefined) && broken === undefined && socket?.by !== 'client',
  );
  return ended.map(({ name }) => name).filter((name) => !stepsOfConnection(run, name).some((step) => ends(step, name)));
};

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

/** What marks a finding that follows from the loss of all the connections that it is about; nothing, where one of them was not lost. */
export const followingLossOf = (run: ScenarioRun, names: readonly string[]): ReturnType<typeof markOfLost> => {
  const lost = lostConnections(run);
  return names.every((name) => lost.includes(name)) ? markOfLost(run, names) : {};
};

/** What a finding adds about lost connections; nothing, where there are none. */
export const noteOfLost = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `; the target had closed ${names.length === 1 ? 'the connection' : 'the connections'} of ${names.map((name) => `"${name}"`).join(', ')}`;
