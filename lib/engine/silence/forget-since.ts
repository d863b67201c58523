import { countArrivals } from '../ledger/count-arrivals.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';

/**
 * Notes what a scenario has kept by now.
 * @returns what forgets all that has come since, which must be accounted for. Later frames of its messages are still charged to the check
 */
export const forgetSince = (run: ScenarioRun): (() => void) => {
  const { sent, found, trace, context, probes, usage } = run;
  const lists = [found.done, trace.steps, trace.exchanges].map((list) => ({ list, kept: list.length }));
  const frames = [...probes.values()].map((probe) => ({ probe, kept: probe.frames.length }));
  const [sends, fences] = [sent.length, trace.fences.length];
  return () => {
    const messages = sent.splice(sends);
    usage.messages += countArrivals(messages);
    context.ledger.seal(messages);
    context.ledger.forget([...messages, ...trace.fences.splice(fences)]);
    for (const { list, kept } of lists) list.splice(kept);
    for (const { probe, kept } of frames) probe.forget(kept);
  };
};
