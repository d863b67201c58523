import type { Probe } from '../../probe/probe.ts';

/** Whether the target can be expected to deliver to the probe: its socket is open and no close message has come. */
export const isLive = (probe: Probe | undefined): probe is Probe =>
  probe !== undefined && probe.isOpen && probe.closed.frame === undefined;
