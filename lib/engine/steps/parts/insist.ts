import type { ScenarioRun } from '../../state/scenario-run.ts';

/**
 * Asks the question of a step again and again when nothing lags any more, if an earlier attempt got a wrong answer for longer than is usual. Once: a later
 * attempt is about the lag. Not while a ttl runs, since it would end meanwhile.
 *
 * @param ask whether the answer was judged, and not excused as lag
 */
export const insist = async (run: ScenarioRun, path: string, ask: () => Promise<boolean>): Promise<void> => {
  const { insist: steps, late } = run.attempt;
  if (!steps.includes(path) || late.tries > 1 || run.ttls.running.some(({ passed }) => !passed)) return;
  await run.settling.insist(async () => {
    const before = run.found.findings.length;
    const isJudged = await ask();
    return isJudged && run.found.findings.length === before;
  });
};
