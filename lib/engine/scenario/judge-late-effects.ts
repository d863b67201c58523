import { operationOf } from '../../contract/exchange.ts';
import type { Finding } from '../../contract/outcome.ts';
import { judgeLate, type LateVerdict } from '../settling/judge-late.ts';
import { mayAskAgain } from '../../spec/may-ask-again.ts';
import type { Shown } from '../settling/shown.ts';
import type { Wrong } from '../settling/effect.ts';
import type { Lateness } from '../settling/lag-record.ts';
import type { Compared } from './comparison.ts';
import { monitorLags } from './monitor-lags.ts';
import type { Firsts } from '../state/attempt.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { SessionContext } from '../state/session-context.ts';

interface Late extends Shown {
  readonly wrong: Wrong;
}

const isWrong = (one: Shown): one is Late => one.wrong !== undefined;

/** With so many attempts, each of which waited for longer, no lag ended between the first and the second question by chance each time. */
const enoughFirsts = 4;

const judgeFirst = (attempts: number): LateVerdict => (attempts < enoughFirsts ? 'again' : 'every time');

const inWords = new Intl.ListFormat('en');

const firstOf = ({ kind, wrong: { finding } }: Late, waitedMs: readonly number[]): Finding => ({
  ...finding,
  asked: 'first',
  message: `${finding.message}: the first one after a change (${kind}) is wrong however long it waits, after ${inWords.format(waitedMs.map((ms) => `${Math.round(ms)}`))} ms, and the next one is right`,
});

const findingOf = ({ kind, wrong: { finding }, lagMs }: Late, tries: number): Finding => ({
  ...finding,
  message: `${finding.message} ${Math.round(lagMs)} ms after the effect (${kind}) was accepted, in each of ${tries} attempts; elsewhere such effects are visible by then`,
});

interface JudgedLate {
  readonly findings: readonly Finding[];
  /** Steps at which an effect was late in this and all previous attempts, which justifies another attempt. */
  readonly again: readonly string[];
  /** Of these, those at which only the first question was answered wrongly each time. */
  readonly firsts: Firsts;
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

/** Where only the first question was answered wrongly, in this and all attempts before it: for how long it had waited each time. */
const firstsOf = ({ attempt, found }: ScenarioRun, { onlyFirst, lagMs, wrong }: Late): readonly number[] => {
  const { tries, firsts = {} } = attempt.late;
  const { step } = wrong.finding;
  const before = firsts[step] ?? [];
  const isCandidate = tries === 0 ? found.insisted.has(step) : before.length === tries;
  return onlyFirst && isCandidate ? [...before, lagMs] : [];
};

/**
 * Judges effects that came far later than others of their kind: a finding if every attempt was late while others are not, otherwise lag. What was visible to the second
 * question each time, however long the first one had waited, is a finding too: real lag does not wait for a question. Notes what the scenario saw for the rest of the run.
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
  const liveOf = (late: Late, firsts: readonly number[]): LateVerdict => {
    if (firsts.length === 0) return judgeLate(tries, elsewhere(late));
    return context.mayExplore() ? judgeFirst(tries) : 'lag';
  };
  const verdicts = shown
    .filter(isWrong)
    .map((late) => ({ late, firsts: firstsOf(run, late) }))
    .filter(({ late, firsts }) => firsts.length > 0 || isLate(late))
    .map(({ late, firsts }) => {
      const live = (): LateVerdict => liveOf(late, firsts);
      const verdict = context.options.wire?.late(run.number, late.wrong.finding.step, live) ?? live();
      return { late, firsts, verdict };
    });
  const again = verdicts.filter(({ verdict }) => verdict === 'again');
  return {
    findings: verdicts
      .filter(({ verdict }) => verdict === 'every time')
      .map(({ late, firsts }) => (firsts.length > 0 ? firstOf(late, firsts) : findingOf(late, tries))),
    again: again.map(({ late }) => late.wrong.finding.step),
    firsts: Object.fromEntries(again.map(({ late, firsts }) => [late.wrong.finding.step, firsts])),
    incomparable: again
      .filter(({ late, firsts }) => firsts.length === 0 && isAlone(late))
      .flatMap(({ late }) => comparedOf(late)),
  };
};
