import { setTimeout as passTime } from 'node:timers/promises';
import type { ScenarioRun } from './scenario-run.ts';

/** Waits until that moment (`performance.now()`) has really passed: a timer may fire a fraction of a millisecond before it is due. */
export const passUntil = async (run: ScenarioRun, until: number): Promise<void> => {
  const beganAt = performance.now();
  while (performance.now() <= until) {
    await passTime(Math.ceil(until - performance.now()), undefined, { signal: run.context.signal });
  }
  run.usage.waitedMs += performance.now() - beganAt;
};
