import type { Probe } from '../../probe/probe.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import { operationRequest } from '../../rest/operation-request.ts';
import { isLive } from '../state/is-live.ts';
import { createPace } from '../state/pace.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const look = 'connectionExists';

const isKnown = async (run: ScenarioRun, { hub, connectionId }: Probe): Promise<boolean> => {
  const { rest, options, signal } = run.context;
  run.usage.exchanges += 1;
  const operation = run.context.operation(look);
  const segments = { hub: encodeSegment(hub), connection: encodeSegment(connectionId) };
  const { status = 0 } = await rest.exchange(operationRequest(operation, segments), {
    timeoutMs: options.timing.requestTimeoutMs,
    signal,
  });
  return !operation.notThere.includes(status);
};

/**
 * Before something is only noted: waits until the target knows the connections that have just been made, or has had its time to. What is done to one that it
 * does not know yet would show nothing, and nobody would ask again.
 */
export const awaitRegistrations = async (run: ScenarioRun): Promise<void> => {
  if (run.context.options.target.profile.claims.without.includes(look)) return;
  const isNew = (probe: Probe): boolean =>
    isLive(probe) && !run.known.has(probe) && run.registrations.concerns(performance.now(), probe.name);
  await Promise.all(
    [...run.probes.values()].filter(isNew).map(async (probe) => {
      const pace = createPace(run);
      while (isNew(probe) && !(await isKnown(run, probe))) await pace();
      run.known.add(probe);
    }),
  );
};
