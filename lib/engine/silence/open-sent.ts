import type { CallStep } from '../../contract/step.ts';
import type { BuiltMessage } from '../ledger/build-message.ts';
import type { Sent } from '../ledger/ledger.ts';
import { unitsOfBody } from '../limits/within-limit.ts';
import { plainName } from '../state/names.ts';
import { decides, type ScenarioRun } from '../state/scenario-run.ts';

const mayReach = (step: CallStep): ReadonlySet<string> | 'anybody' => {
  if (step.observe !== undefined && step.reaches === undefined && step.mayReach === undefined) return 'anybody';
  return new Set(step.mayReach ?? []);
};

/** Enters a message into the ledger before it is sent, so that no frame can come before its entry. */
export const openSent = (
  run: ScenarioRun,
  step: CallStep,
  { tag, path, message }: { readonly tag: string; readonly path: string; readonly message: BuiltMessage },
): Sent => {
  const { hub = 'main' } = step;
  const sent = run.context.ledger.open({
    tag,
    expected: message.expected,
    units: (step.times ?? 1) * unitsOfBody(message.body),
    ordinary: step.message === undefined,
    tagless: !message.body.includes(tag),
    hub: typeof hub === 'string' ? plainName(run, hub, 'hub') : undefined,
    check: run.check.id,
    scenario: run.number,
    requirements: decides(run, step),
    step: path,
    copies: step.times ?? 1,
    reaches: new Set(step.observe === undefined ? (step.reaches ?? []) : []),
    mayReach: step.observe === undefined ? new Set(step.mayReach ?? []) : mayReach(step),
    doubt: run.settling.sending(step.operation),
  });
  run.sent.push(sent);
  run.usage.bytesSent += Buffer.byteLength(message.body);
  return sent;
};
