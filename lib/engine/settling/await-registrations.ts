import type { Probe } from '../../probe/probe.ts';
import { encodeSegment } from '../../rest/encode-segment.ts';
import { operationPath } from '../../rest/operation-path.ts';
import { operationOf } from '../../spec/operations.ts';
import { isLive } from '../state/is-live.ts';
import { createPace } from '../state/pace.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const look = operationOf('connectionExists');

const isKnown = async (run: ScenarioRun, { hub, connectionId }: Probe): Promise<boolean> => {
  const { rest, options, signal } = run.context;
  run.usage.exchanges += 1;
  const path = operationPath(look, { hub: encodeSegment(hub), connection: encodeSegment(connectionId) }, []);
  const { status } = await rest.exchange(
    { operation: look.id, method: look.method, path },
    { timeoutMs: options.timing.requestTimeoutMs, signal },
  );
  return status !== 404;
};

/**
 * Before something is only noted: waits until the target knows the connections that have just been made, or has had its time to. What is done to one that it
 * does not know yet would show nothing, and nobody would ask again.
 */
export const awaitRegistrations = async (run: ScenarioRun): Promise<void> => {
  if (run.context.options.target.profile.claims.without.includes(look.id)) return;
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
