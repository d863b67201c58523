import type { ScenarioRun } from '../../state/scenario-run.ts';

/** Whether a ttl ends before the question has been asked after all of the budget, and long enough after it. */
const ttlWouldEnd = ({ ttls, context }: ScenarioRun): boolean => {
  const { consistency, timing } = context.options.target.profile;
  const until = performance.now() + 2 * consistency.effectBudgetMs + timing.requestTimeoutMs;
  return ttls.running.some(({ passed, endsAt }) => !passed && endsAt < until);
};

/**
 * Whether the lag of the answer that was just waited for says too little: it took longer than is usual, or nobody has asked again and again for any of the step's
 * requirements yet. A replica that is wrong forever looks like lag as long as another one is right.
 */
const isSuspect = ({ attempt, context, settling, number }: ScenarioRun, path: string): boolean => {
  const { lagRecord, options } = context;
  if (attempt.insist.length > 0 || attempt.late.tries > 0) return false;
  const live = (): boolean => {
    const excused = settling
      .shown()
      .filter(({ wrong }) => wrong?.finding.step === path && wrong.finding.requirements.length > 0);
    return (
      (excused.some(({ isUnusual }) => isUnusual) && lagRecord.mayInsist()) ||
      excused.some(({ wrong }) => lagRecord.mayInsistOn(wrong?.finding.requirements ?? []))
    );
  };
  return options.wire?.insists(number, path, live) ?? live();
};

/** How a question is asked. */
interface Question {
  /** It was wrong before for a lag, and is right now. */
  readonly wasLag: boolean;
  /** Whether the answer was judged, and not excused as lag. */
  readonly ask: () => Promise<boolean>;
}

/**
 * Asks the question of a step again and again if it was wrong at first and that may have been more than lag, or if an earlier attempt found something there. Not where a
 * later attempt is about the lag, and not while a ttl runs that would end meanwhile.
 */
export const insist = async (run: ScenarioRun, path: string, { wasLag, ask }: Question): Promise<void> => {
  const { insist: steps, late } = run.attempt;
  const isWanted = (): boolean => (steps.includes(path) && late.tries <= 1) || (wasLag && isSuspect(run, path));
  if (ttlWouldEnd(run) || !isWanted()) return;
  run.found.insisted.add(path);
  await run.settling.insist(async () => {
    const before = run.found.findings.length;
    const isJudged = await ask();
    return isJudged && run.found.findings.length === before;
  });
};
