import type { ScenarioRun } from '../../state/scenario-run.ts';

/** Whether a ttl ends before the question has been asked after all of the budget, and long enough after it. */
const ttlWouldEnd = ({ ttls, context }: ScenarioRun): boolean => {
  const { consistency, timing } = context.options.target.profile;
  const until = performance.now() + 2 * consistency.effectBudgetMs + timing.requestTimeoutMs;
  return ttls.running.some(({ passed, endsAt }) => !passed && endsAt < until);
};

/**
 * Asks the question of a step again and again when nothing lags any more, if an earlier attempt got a wrong answer for longer than is usual. Once: a later
 * attempt is about the lag. Not while a ttl runs that would end meanwhile.
 *
 * @param ask whether the answer was judged, and not excused as lag
 */
export const insist = async (run: ScenarioRun, path: string, ask: () => Promise<boolean>): Promise<void> => {
  const { insist: steps, late } = run.attempt;
  if (!steps.includes(path) || late.tries > 1 || ttlWouldEnd(run)) return;
  await run.settling.insist(async () => {
    const before = run.found.findings.length;
    const isJudged = await ask();
    return isJudged && run.found.findings.length === before;
  });
};
