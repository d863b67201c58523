import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { costOfFence } from './parts/cost.ts';
import { probeOf } from '../clients/probe-of.ts';
import { fence } from '../silence/fence.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { DisconnectStep } from '../../contract/step.ts';

const doDisconnect = async (run: ScenarioRun, step: DisconnectStep): Promise<void> => {
  const probe = probeOf(run, step.probe);
  if (run.sent.length > 0) await fence(run, [step.probe]);
  await (step.abruptly ? probe.breakOff() : probe.close());
  const { timing, target } = run.context.options;
  // The service learns of it when it reads our closing, not when we are done; where nothing was said, at the latest by our silence.
  const silenceMs = step.abruptly ? target.profile.timing.clientTimeoutMs : 0;
  run.pending.note([step.probe], timing.deliveryDeadlineMs + silenceMs);
};

/** The client closes its socket. What it must not have seen is fenced first: afterwards nothing could be proved on it. */
export const disconnect: StepKind<DisconnectStep> = {
  do: doDisconnect,
  cost: ({ probe }, before) => ({ ...(before.sends ? costOfFence(before, [probe]) : {}), leaves: probe, sockets: -1 }),
  needs: () => ({}),
  show: ({ probe, abruptly }) =>
    `disconnect ${quoted(probe)}${abruptly === true ? ' without a closing handshake' : ''}`,
};
