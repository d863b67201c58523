import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import { walkSteps } from '../plan/walk-steps.ts';

type Ended = Pick<Probe, 'closed'>;

/** Whether the service ended the connection. */
const wasEnded = ({ closed: { frame, socket } }: Ended): boolean => frame !== undefined || socket?.by === 'server';

/** The probe whose end a step brings about or waits for. */
const endOf = (step: Step): string | undefined => {
  if (step.do === 'closed' || step.do === 'disconnect') return step.probe;
  const isClosing = step.do === 'call' && step.operation === 'closeConnection';
  return isClosing && typeof step.connection === 'string' ? step.connection : undefined;
};

/**
 * The findings of a scenario, marked as seen where a connection was lost, if the service ended one whose end no step is about. What is no longer found or reached
 * there may follow from that alone.
 */
export const withLostConnections = (
  findings: readonly Finding[],
  probes: ReadonlyMap<string, Ended>,
  steps: readonly Step[],
): readonly Finding[] => {
  const ends = new Set([...walkSteps(steps)].map(endOf));
  const isLost = [...probes].some(([name, probe]) => wasEnded(probe) && !ends.has(name));
  return isLost ? findings.map((finding) => ({ ...finding, uses: ['lost-connection'] })) : findings;
};
