import { performance } from 'node:perf_hooks';

/** From this part of a wait on, this process may have missed the deadline itself. */
const busyPart = 0.5;

/** Tells whether a missed deadline says anything about the target. */
export interface BusyWatch {
  /** This process had its hands full for most of the wait. Time in which the machine ran other processes in its place counts too. */
  readonly wasBusy: () => boolean;
}

/** Watches the event loop from now on. */
export const watchBusy = (): BusyWatch => {
  const before = performance.eventLoopUtilization();
  return { wasBusy: () => performance.eventLoopUtilization(before).utilization > busyPart };
};
