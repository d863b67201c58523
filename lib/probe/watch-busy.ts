import { performance } from 'node:perf_hooks';

/** From this part of a wait on, this process may have missed the deadline itself. */
const busyPart = 0.5;

/** Tells whether a missed deadline says anything about the target. */
export interface BusyWatch {
  /** So much time has passed, and this process had its hands full for most of it. Time in which the machine ran other processes counts too. */
  readonly missed: (deadlineMs: number) => boolean;
}

/** Watches the event loop from now on. */
export const watchBusy = (): BusyWatch => {
  const began = performance.now();
  const before = performance.eventLoopUtilization();
  return {
    missed: (deadlineMs) =>
      performance.now() - began >= deadlineMs && performance.eventLoopUtilization(before).utilization > busyPart,
  };
};
