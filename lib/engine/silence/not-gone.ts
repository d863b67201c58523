import type { Finding } from '../../contract/outcome.ts';
import { closingNote } from '../state/closing-note.ts';
import { isLive } from '../state/is-live.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';
import { stepsOfConnection, tellsToGo } from './lost-connections.ts';

/** How long the end of a connection is waited for that the target was asked to close, in milliseconds. */
export const closingDeadlineMs = ({ options: { timing, target }, patience }: SessionContext): number =>
  timing.deliveryDeadlineMs + patience.within('effect', target.profile.consistency.effectBudgetMs, 'close');

/**
 * Finds connections that the target was asked to close, and that are still open after all the time that closing may take. No message has to reach them.
 *
 * @returns undefined if the target was asked to close no open connection
 */
export const notGone = async (run: ScenarioRun): Promise<readonly Finding[] | undefined> => {
  const deadlineMs = closingDeadlineMs(run.context);
  const told = [...run.probes.values()].filter(
    (probe) => isLive(probe) && stepsOfConnection(run, probe.name).some((step) => tellsToGo(step, probe.name)),
  );
  if (told.length === 0) return undefined;
  await Promise.all(told.map((probe) => probe.waitClosed('socket', deadlineMs, run.context.signal)));
  return told.filter(isLive).map((probe) => ({
    code: 'not-closed',
    requirements: [],
    setup: true,
    message: `the connection of "${probe.name}" is still open when the steps are done, although the target was asked to close it`,
    expected: 'the socket closed by the server',
    seen: closingNote(probe),
    step: 'fence',
    stepText: 'when the steps are done, no connection is left that the target was asked to close',
    uses: ['closeConnection'],
  }));
};
