import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { costOfFence } from './parts/cost.ts';
import { js, jsCall, jsObject } from './parts/write-js.ts';
import { probeOf } from '../clients/probe-of.ts';
import { fence } from '../silence/fence.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { DisconnectStep } from '../../contract/step.ts';

const doDisconnect = async (run: ScenarioRun, step: DisconnectStep): Promise<void> => {
  const probe = probeOf(run, step.probe);
  if (run.sent.length > 0) await fence(run, [step.probe]);
  const after = await run.settling.before(step);
  await (step.abruptly ? probe.breakOff() : probe.close());
  after();
};

/** The client closes its socket. Its silence is proved with a fence first, since that is impossible afterwards. */
export const disconnect: StepKind<DisconnectStep> = {
  do: doDisconnect,
  cost: ({ probe }, before) => ({ ...(before.sends ? costOfFence(before, [probe]) : {}), leaves: probe, sockets: -1 }),
  needs: () => ({}),
  show: ({ probe, abruptly }) =>
    `disconnect ${quoted(probe)}${abruptly === true ? ' without a closing handshake' : ''}`,
  script: ({ probe, abruptly }) =>
    jsCall('disconnect', js(probe), jsObject({ abruptly: abruptly === true ? 'true' : undefined })),
};
