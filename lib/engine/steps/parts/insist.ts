import type { ScenarioRun } from '../../state/scenario-run.ts';

/**
 * Asks the question of a step again and again when nothing lags any more, if an earlier attempt got a wrong answer for longer than is usual. Once: a later
 * attempt is about the lag. Not while a ttl runs, since it would end meanwhile.
 */
export const insist = async (run: ScenarioRun, path: string, ask: () => Promise<unknown>): Promise<void> => {
  const { insist: steps, late } = run.attempt;
  if (!steps.includes(path) || late.tries > 1 || run.ttls.running.some(({ passed }) => !passed)) return;
  await run.settling.insist(async () => {
    const before = run.found.findings.length;
    await ask();
    return run.found.findings.length === before;
  });
};
