import { operationOf } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { judgeLate, type LateVerdict } from '../settling/judge-late.ts';
import { mayAskAgain } from '../settling/may-ask-again.ts';
import type { Shown } from '../settling/shown.ts';
import type { Wrong } from '../settling/effect.ts';
import type { Lateness } from '../settling/lag-record.ts';
import type { Compared } from './comparison.ts';
import { monitorLags } from './monitor-lags.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';

interface Late extends Shown {
  readonly wrong: Wrong;
}

const isWrong = (one: Shown): one is Late => one.wrong !== undefined;

const findingOf = ({ kind, wrong: { finding }, lagMs }: Late, tries: number): Finding => ({
  ...finding,
  message: `${finding.message} ${Math.round(lagMs)} ms after the effect (${kind}) was accepted, in each of ${tries} attempts; elsewhere such effects are visible by then`,
});

interface JudgedLate {
  readonly findings: readonly Finding[];
  /** Steps at which an effect was late in this and all previous attempts, which justifies another attempt. */
  readonly again: readonly string[];
  /** What was late and of which the run has seen too little elsewhere to tell whether that is so in general. */
  readonly incomparable: readonly Compared[];
}

/** With so many in time elsewhere, as many attempts as there may be tell. */
const fewest = 12;

/** Whether the step at which something was wrong is repeated at all. */
export const isRepeated = ({ operation }: SessionContext, exchange: Finding['exchange']): boolean => {
  const asked = exchange && operationOf(exchange);
  return asked === undefined || mayAskAgain(operation(asked));
};

const comparedOf = ({ kind, wrong: { finding } }: Late): readonly Compared[] => {
  const operation = finding.exchange && operationOf(finding.exchange);
  return operation === undefined ? [] : [{ kind, operation }];
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
  const elsewhere = ({ kind, wrong }: Late): Lateness => lagRecord.of(kind, placeOf(wrong));
  const isAlone = (late: Late): boolean => elsewhere(late).count < fewest;
  // A lag is at least so long. Where little else is seen, what was asked too soon to tell is asked again, and then no sooner than it would be late.
  const isLate = (late: Late): boolean => {
    const { step } = late.wrong.finding;
    if (tries > 1) return late.isLate && attempt.late.steps.includes(step);
    return late.isLate || (late.isUnusual && run.found.insisted.has(step) && isAlone(late));
  };
  const verdictOf = (late: Late): LateVerdict => {
    const live = (): LateVerdict => judgeLate(tries, elsewhere(late));
    return context.options.wire?.late(run.number, late.wrong.finding.step, live) ?? live();
  };
  const verdicts = shown
    .filter(isWrong)
    .filter(isLate)
    .map((late) => ({ late, verdict: verdictOf(late) }));
  const again = verdicts.filter(({ verdict }) => verdict === 'again').map(({ late }) => late);
  return {
    findings: verdicts.filter(({ verdict }) => verdict === 'every time').map(({ late }) => findingOf(late, tries)),
    again: again.map(({ wrong }) => wrong.finding.step),
    incomparable: again.filter(isAlone).flatMap(comparedOf),
  };
};
