import { unitsOf } from '../contract/usage.ts';
import type { Meter } from '../engine/ledger/meter.ts';
import { openProbe } from '../probe/open-probe.ts';
import type { Probe, ProbeOptions } from '../probe/probe.ts';

/** Connects a client outside the checks. What it receives is counted. @throws ConnectError */
export const openMeteredProbe = async (
  meter: Meter,
  options: Omit<ProbeOptions, 'onFrame'> & { readonly signal: AbortSignal },
): Promise<Probe> => {
  const leave = await meter.connect(options.signal);
  meter.count({ sockets: 1 });
  const onFrame: ProbeOptions['onFrame'] = ({ type, text }) => {
    if (type === 1) meter.arrived({ units: unitsOf(Buffer.byteLength(text)) });
  };
  try {
    const probe = await openProbe({ ...options, onFrame });
    probe.onClosed(leave);
    return probe;
  } catch (error) {
    leave();
    throw error;
  }
};
