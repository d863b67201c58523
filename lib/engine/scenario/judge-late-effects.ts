import type { Finding } from '../../contract/outcome.ts';
import { judgeLate, type LateVerdict } from '../settling/judge-late.ts';
import { mayAskAgain } from '../settling/may-ask-again.ts';
import type { Shown } from '../settling/shown.ts';
import type { Wrong } from '../settling/effect.ts';
import { monitorLags } from './monitor-lags.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';

interface Late extends Shown {
  readonly wrong: Wrong;
}

const findingOf = ({ kind, wrong: { finding }, lagMs }: Late, tries: number): Finding => ({
  ...finding,
  message: `${finding.message} ${Math.round(lagMs)} ms after the effect (${kind}) was accepted, in each of ${tries} attempts; elsewhere such effects are visible by then`,
});

interface JudgedLate {
  readonly findings: readonly Finding[];
  /** Steps at which an effect was late in this and all previous attempts, which justifies another attempt. */
  readonly again: readonly string[];
  /** Steps at which an answer was wrong, and which are to be repeated when nothing lags any more. */
  readonly suspects: readonly string[];
}

/** Whether the step at which something was wrong is repeated at all. */
export const isRepeated = ({ operation }: SessionContext, exchange: Finding['exchange']): boolean =>
  exchange === undefined ||
  exchange.operation === 'negotiate' ||
  exchange.operation === 'other' ||
  mayAskAgain(operation(exchange.operation));

const suspectsOf = (shown: readonly Shown[], { attempt, context }: ScenarioRun): readonly string[] => {
  const { lagRecord } = context;
  const excused = shown
    .flatMap(({ wrong, isUnusual }) => (wrong ? [{ ...wrong.finding, isUnusual }] : []))
    .filter(({ exchange }) => isRepeated(context, exchange));
  if (excused.length === 0 || attempt.insist.length > 0) return [];
  const unusual = excused.filter(({ isUnusual }) => isUnusual);
  const chosen =
    unusual.length > 0 && lagRecord.mayInsist()
      ? unusual
      : excused.filter(({ requirements }) => lagRecord.mayInsistOn(requirements));
  return chosen.map(({ step }) => step);
};

/**
 * Judges effects that came far later than others of their kind: a finding if every attempt was late while others are not, otherwise lag. Notes what the
 * scenario saw for the rest of the run.
 */
export const judgeLateEffects = (run: ScenarioRun): JudgedLate => {
  const { settling, attempt, context, check } = run;
  const { lagRecord } = context;
  const shown = settling.shown();
  const placeOf = ({ finding }: Wrong): string => `${check.id} ${finding.step}`;
  for (const one of shown) lagRecord.note(one, one.wrong && placeOf(one.wrong));
  monitorLags(run, shown);
  const tries = attempt.late.tries + 1;
  // A lag is at least so long. The next attempt may ask sooner, since it has less to wait for: then a shorter one shows the same.
  const isLate = (one: Shown): one is Late =>
    one.wrong !== undefined && (tries === 1 ? one.isLate : attempt.late.steps.includes(one.wrong.finding.step));
  const verdictOf = (late: Late): LateVerdict => {
    const live = (): LateVerdict => judgeLate(tries, lagRecord.of(late.kind, placeOf(late.wrong)));
    return context.options.wire?.late(run.number, late.wrong.finding.step, live) ?? live();
  };
  const verdicts = shown.filter(isLate).map((late) => ({ late, verdict: verdictOf(late) }));
  return {
    findings: verdicts.filter(({ verdict }) => verdict === 'every time').map(({ late }) => findingOf(late, tries)),
    again: verdicts.filter(({ verdict }) => verdict === 'again').map(({ late }) => late.wrong.finding.step),
    suspects: suspectsOf(shown, run),
  };
};
