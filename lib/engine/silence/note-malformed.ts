import { wholeInvocation } from '../../contract/seen.ts';
import type { Frame } from '../../probe/frame.ts';
import { excerpt } from '../../trace/excerpt.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/** Notes for the monitor of frames that a record is no message of the hub protocol. */
export const noteMalformed = ({ context, check }: Pick<ScenarioRun, 'check' | 'context'>, frame: Frame): void =>
  context.ledger.monitor('malformed-frame', {
    code: 'malformed-frame',
    requirements: [],
    during: check.id,
    message: `${check.id}: a record that is not a message of the hub protocol`,
    expected: frame.type === undefined ? 'a JSON object with a numeric type' : wholeInvocation,
    seen: excerpt(frame.text, 300, context.recorder.redact),
  });
