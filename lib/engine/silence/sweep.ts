import type { Finding } from '../../contract/outcome.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { alteration, differenceIn, type Sent } from '../ledger/ledger.ts';
import { isWholeInvocation } from '../../probe/frame.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { cameAfterClose, intruders } from './audience.ts';
import { noteMalformed } from './note-malformed.ts';

type Deviation = Pick<Finding, 'code' | 'message' | 'expected' | 'seen'>;

const framesOf = ({ context }: ScenarioRun, sent: Sent, probe: string): string =>
  (sent.arrivals.get(probe) ?? []).map(({ text }) => excerpt(text, 300, context.recorder.redact)).join(' ');

const strangers = (run: ScenarioRun, sent: Sent): readonly Deviation[] =>
  intruders(sent).map((probe) => ({
    code: 'misdelivered',
    message: `"${probe}" received a message that was not for it`,
    expected:
      sent.reaches.size === 0
        ? 'the message reaches nobody'
        : `the message reaches only ${[...sent.reaches].join(', ')}`,
    seen: framesOf(run, sent, probe),
  }));

/** Whether what came of this message could be of another one of its scenario: neither has room for a tag. */
const isMixedUp = (run: ScenarioRun, { tagless }: Sent): boolean =>
  tagless === true && run.sent.filter((other) => other.tagless === true).length > 1;

const doubled = (run: ScenarioRun, sent: Sent): readonly Deviation[] =>
  (isMixedUp(run, sent) ? [] : [...sent.arrivals])
    .filter(([, copies]) => copies.length > sent.copies)
    .map(([probe, copies]) => ({
      code: 'duplicated',
      message: `"${probe}" received the message ${copies.length} times`,
      expected: sent.copies === 1 ? 'exactly once' : `exactly ${sent.copies} times`,
      seen: framesOf(run, sent, probe),
    }));

const altered = ({ context: { recorder } }: ScenarioRun, sent: Sent): readonly Deviation[] =>
  [...sent.arrivals].flatMap(([probe, [frame]]) => {
    const difference = frame === undefined ? undefined : alteration(sent, frame, recorder.redact);
    if (frame === undefined || difference === undefined || !sent.reaches.has(probe)) return [];
    return {
      code: 'altered',
      message: `the message to "${probe}" was altered: ${difference}`,
      expected: 'target and arguments as sent',
      seen: differenceIn(sent, frame, recorder.redact),
    };
  });

/** What is not compared with anything has to be an invocation still: a message without arguments has an empty list of them. */
const noteIncomplete = (run: ScenarioRun, sent: Sent): void => {
  if (sent.expected.target === undefined || sent.expected.arguments !== undefined) return;
  const incomplete = [...sent.arrivals.values()].flat().find((frame) => !isWholeInvocation(frame));
  if (incomplete !== undefined) noteMalformed(run, incomplete);
};

const sweepOne = (run: ScenarioRun, sent: Sent): readonly Finding[] => {
  if (run.context.signal.aborted) return [];
  const { requirements, step, exchange } = sent;
  const of = { requirements, step, ...(exchange ? { exchange } : {}) };
  const found = (deviations: readonly Deviation[]): readonly Finding[] =>
    deviations.map((deviation) => ({ ...of, ...deviation }));
  const changes = found(altered(run, sent));
  if (changes.length === 0) noteIncomplete(run, sent);
  if (sent.ordinary !== true) return found([...strangers(run, sent), ...doubled(run, sent)]).concat(changes);
  // No check is about what an ordinary message says: one deviation would turn all of them red.
  for (const change of changes)
    run.context.ledger.monitor('altered', {
      ...change,
      during: run.check.id,
      message: `${run.check.id}: ${change.message}`,
    });
  return found([...strangers(run, sent), ...doubled(run, sent)]);
};

const mayBeLag = (run: ScenarioRun, sent: Sent, probe: string): boolean =>
  !cameAfterClose(run, sent, probe) &&
  sent.arrivals.get(probe)?.some(({ atMs }) => sent.doubt.explains(probe, atMs)) === true;

/** The ledger's verdict on a scenario's messages. */
interface Swept {
  readonly findings: readonly Finding[];
  /** Lag could explain some of it. */
  readonly unsettled: boolean;
  /** Lag cannot explain some of it, however long an effect may take. */
  readonly certain: boolean;
}

/**
 * The ledger's verdict on the scenario's messages once silence has been proved. A message that reached too many
 * probes during possible lag must be reproduced with full waits: it may also have been behind the fence, since order
 * across routes is not guaranteed.
 */
export const sweep = (run: ScenarioRun): Swept => {
  const strays = new Set(run.sent.flatMap((sent) => intruders(sent).map((probe) => mayBeLag(run, sent, probe))));
  const findings = run.sent.flatMap((sent) => sweepOne(run, sent));
  return {
    findings,
    unsettled: strays.has(true),
    certain: findings.length > 0 && (strays.has(false) || findings.some(({ code }) => code !== 'misdelivered')),
  };
};
