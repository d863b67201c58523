import type { Finding } from '../../contract/outcome.ts';
import { judgeLate } from '../settling/judge-late.ts';
import type { Late } from '../settling/settling.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

const findingOf = ({ sent, probe, lagMs }: Late, tries: number): Finding => ({
  code: 'not-delivered',
  requirements: sent.requirements,
  message: `"${probe}" left and rejoined, but did not receive the message for ${Math.round(lagMs)} ms after the rejoin was accepted, in each of ${tries} attempts`,
  expected: `one message to "${probe}", as soon as after joining for the first time`,
  seen: 'nothing',
  step: sent.step,
  ...(sent.exchange ? { exchange: sent.exchange } : {}),
});

interface JudgedLate {
  readonly findings: readonly Finding[];
  /** Steps at which an effect was late in this and all previous attempts, which justifies another attempt. */
  readonly again: readonly string[];
}

/** Judges restoring effects that came far later than this target's other effects: a finding if every attempt was late, otherwise lag. */
export const judgeLateEffects = ({ settling, attempt, context }: ScenarioRun): JudgedLate => {
  const tries = attempt.late.tries + 1;
  const still = settling.late().filter(({ sent }) => tries === 1 || attempt.late.steps.includes(sent.step));
  const verdicts = still.map((late) => ({ late, verdict: judgeLate(tries, context.lagRecord.of(late.kind)) }));
  return {
    findings: verdicts.filter(({ verdict }) => verdict === 'every time').map(({ late }) => findingOf(late, tries)),
    again: verdicts.filter(({ verdict }) => verdict === 'again').map(({ late }) => late.sent.step),
  };
};
