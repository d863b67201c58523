import type { OutcomeState } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { countArrivals } from '../ledger/count-arrivals.ts';
import type { Result } from '../state/result.ts';
import type { ScenarioRun, Stop, StopState } from '../state/scenario-run.ts';
import { keptOf } from './kept.ts';
import { undecided } from './undecided.ts';

const isWorthAnother = (state: StopState): state is Exclude<StopState, OutcomeState> =>
  state === 'too-slow' || state === 'unseen' || state === 'broken';

const stateOf = (run: ScenarioRun, stop: Stop | undefined): OutcomeState => {
  if (run.found.findings.some(({ setup }) => setup !== true)) return 'fail';
  if (stop === undefined || stop.state === 'fail') return 'pass';
  return isWorthAnother(stop.state) ? 'inconclusive' : stop.state;
};

/** The requirements that are decided: of a scenario that ended early only those that no later step would have looked at. */
const lookedAtBy = (run: ScenarioRun, steps: readonly Step[], stop: Stop | undefined): readonly string[] => {
  const { findings, looked } = run.found;
  const open = stop === undefined ? new Set<string>() : undecided(run, steps);
  const found = findings.flatMap(({ requirements }) => requirements);
  return [...new Set([...[...looked].filter((id) => !open.has(id)), ...found])];
};

/** What an attempt at a scenario came to. @param stop why it ended before its last step, if it did */
export const resultOf = (run: ScenarioRun, steps: readonly Step[], stop: Stop | undefined): Result => {
  const { findings } = run.found;
  const reason = findings[0]?.message ?? stop?.message;
  return {
    state: stateOf(run, stop),
    ...(reason === undefined ? {} : { reason }),
    findings,
    observations: run.found.observations,
    looked: lookedAtBy(run, steps, stop),
    waitedMs: run.usage.waitedMs,
    exchanges: run.usage.exchanges,
    messages: run.usage.messages + countArrivals(run.sent),
    sockets: run.usage.sockets,
    ...keptOf([{ lags: run.settling.lags, wentBack: run.settling.backs.length }]),
  };
};
