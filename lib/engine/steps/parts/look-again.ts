import type { Finding, FindingCode } from '../../../contract/outcome.ts';
import type { CallStep } from '../../../contract/step.ts';
import { isBeyondLag } from '../../settling/could-be-lag.ts';
import { missing } from '../../silence/audience.ts';
import { subscribeTo, type Tried } from '../../silence/judge-audience.ts';
import { isRefused } from '../../requests/is-refused.ts';
import { attemptMs } from '../../state/attempt-ms.ts';
import type { ScenarioRun } from '../../state/scenario-run.ts';
import { waitFor } from '../../state/wait-for.ts';

/** Enough that what is wrong one time in eleven is wrong two more times. */
const asks = 24;
/** Right, then wrong, then right: nothing was done in between that could be the reason. */
const nowAndThen = /-x-/;

const codes: ReadonlySet<FindingCode> = new Set(['status', 'server-error', 'not-delivered']);

/** What was seen of a message differs from one to the next. */
const kindOf = ({ code, seen, exchange }: Finding): string =>
  `${exchange?.operation} ${code} ${code === 'not-delivered' ? '' : seen}`;

/** Steps that are done at the same time as others, or again and again, do not stand by themselves. */
const standsAlone = (path: string): boolean => !path.includes('].');

/** The index of the step's finding, if it may be tried again; -1: there is none. */
const placeOfFinding = (run: ScenarioRun, step: CallStep, path: string): number => {
  const { found, context, attempt, settling, number } = run;
  const index = found.findings.findIndex((one) => one.step === path && codes.has(one.code));
  const finding = found.findings[index];
  const { kind } = context.operation(step.operation);
  const isAskable = kind === 'look' || (kind === 'send' && !isRefused(step) && (step.times ?? 1) === 1);
  if (
    finding === undefined ||
    !isAskable ||
    !standsAlone(path) ||
    attempt.deadlines === 'short' ||
    context.signal.aborted
  )
    return -1;
  // Another attempt decides.
  if (settling.unsettled && !attempt.patient && !isBeyondLag(finding, context.operation)) return -1;
  const live = (): boolean => context.mayExplore() && context.secondLooks.mayTake(kindOf(finding));
  return (context.options.wire?.insists(number, `${path} again`, live) ?? live()) ? index : -1;
};

/** Waits a moment for the message. That need not be long, since no later message may overtake it. */
const awaitMessage = async (run: ScenarioRun, { sent }: Tried): Promise<void> => {
  if (sent === undefined) return;
  const { options, signal } = run.context;
  const waiting = { deadlineMs: attemptMs(options.timing), signal };
  await waitFor(() => missing(sent).length === 0, subscribeTo(run, sent), waiting);
};

/** What was sent for this alone is not waited for when the scenario closes. */
const release = ({ sent }: Tried): void => {
  if (sent === undefined) return;
  if (sent.mayReach !== 'anybody') sent.mayReach = new Set([...sent.mayReach, ...sent.reaches]);
  sent.reaches = new Set();
};

interface Again {
  readonly send: () => Promise<Tried>;
  /** Whether its answer is right. */
  readonly isAnswered: (made: Tried) => boolean;
}

/**
 * Asks the same again where it was wrong, until it is wrong twice in a row. Where it is right and wrong in turn, although nothing else is done, the finding says how often.
 */
export const lookAgain = async (
  run: ScenarioRun,
  step: CallStep,
  path: string,
  { send, isAnswered }: Again,
): Promise<void> => {
  const index = placeOfFinding(run, step, path);
  const finding = run.found.findings[index];
  if (finding === undefined) return;
  const answers = run.trace.answers.get(path);
  const made: Tried[] = [];
  const isRight = (one: Tried): boolean =>
    isAnswered(one) && (one.sent === undefined || missing(one.sent).length === 0);
  // The finding itself was wrong, too.
  const isWrongAgain = (): boolean => made.length > 0 && made.slice(-2).every((one) => !isRight(one));
  while (made.length < asks && !isWrongAgain()) {
    const one = await send();
    made.push(one);
    await awaitMessage(run, one);
  }
  const pattern = made.map((one) => (isRight(one) ? '-' : 'x')).join('');
  made.forEach(release);
  if (answers !== undefined) run.trace.answers.set(path, answers);
  if (!nowAndThen.test(pattern)) return;
  run.context.secondLooks.showed(kindOf(finding));
  const wrong = pattern.replaceAll('-', '').length + 1;
  const noun = run.context.operation(step.operation).kind === 'look' ? 'looks' : 'messages';
  const message = `${finding.message} (now and then: ${wrong} of ${pattern.length + 1} ${noun})`;
  run.found.findings[index] = { ...finding, message, asked: 'some' };
};
