import type { StepKind } from './parts/step-kind.ts';
import { quoted } from './parts/show-parts.ts';
import { costOfFence } from './parts/cost.ts';
import { js, jsCall, jsObject, jsTemplate } from './parts/write-js.ts';
import { closingNote } from '../state/closing-note.ts';
import { probeOf } from '../clients/probe-of.ts';
import { controlIsLate } from '../silence/control-is-late.ts';
import { fence } from '../silence/fence.ts';
import { isLive } from '../state/is-live.ts';
import { followingLossOf } from '../silence/lost-connections.ts';
import { lookedAt, report, type ScenarioRun, Stop } from '../state/scenario-run.ts';
import { openAndSilent } from '../../contract/seen.ts';
import { noteOfStrays } from '../silence/strays.ts';
import type { OpenStep } from '../../contract/step.ts';

const doOpen = async (run: ScenarioRun, step: OpenStep, path: string): Promise<void> => {
  const probe = probeOf(run, step.probe);
  const since = performance.now();
  const through = probe.isOpen && (await fence(run, [step.probe]));
  lookedAt(run, step);
  if (through && isLive(probe)) return;
  if (isLive(probe) && (await controlIsLate(run, [step.probe])))
    throw new Stop('inconclusive', 'a message to an open connection missed its deadline, and a later one too');
  report(run, step, {
    code: 'closed',
    message: `${isLive(probe) ? 'no message comes to' : 'the target has ended'} the connection of "${step.probe}"`,
    expected: 'an open connection to which messages come',
    seen: isLive(probe) ? `${openAndSilent}${noteOfStrays(run, [step.probe], since)}` : closingNote(probe),
    step: path,
    ...followingLossOf(run, [step.probe]),
  });
};

/** The connection is open and works: a message still comes through. */
export const open: StepKind<OpenStep> = {
  do: doOpen,
  cost: ({ probe }, before) => costOfFence(before, [probe]),
  needs: () => ({}),
  show: ({ probe }) => `${quoted(probe)} is open and receives a message`,
  script: ({ probe }, scope) => {
    const path = scope.pathOf({ do: 'call', operation: 'sendToConnection', connection: probe });
    const method = scope.operation('sendToConnection').method;
    return jsCall('isOpen', js(probe), jsObject({ method: js(method), path: jsTemplate(path) }));
  },
};
