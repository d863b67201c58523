import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import type { Probe } from '../../probe/probe.ts';
import type { TracedStep } from '../state/trace.ts';

type Ended = Pick<Probe, 'closed'>;

/** When the service ended the connection; undefined: it did not. */
const endedAt = ({ closed: { frame, socket } }: Ended): number | undefined =>
  frame?.atMs ?? (socket?.by === 'server' ? socket.atMs : undefined);

/** The probe whose end a step brings about or waits for. */
const endOf = (step: Step): string | undefined => {
  if (step.do === 'closed' || step.do === 'disconnect') return step.probe;
  const isClosing = step.do === 'call' && step.operation === 'closeConnection';
  return isClosing && typeof step.connection === 'string' ? step.connection : undefined;
};

/**
 * The findings of a scenario, marked as seen where a connection was lost, if the service ended one before any step that is about its end. What is no longer found or
 * reached there may follow from that alone.
 */
export const withLostConnections = (
  findings: readonly Finding[],
  probes: ReadonlyMap<string, Ended>,
  steps: readonly Pick<TracedStep, 'step' | 'begunAt'>[],
): readonly Finding[] => {
  const isLost = ([name, probe]: readonly [string, Ended]): boolean => {
    const at = endedAt(probe);
    return at !== undefined && !steps.some(({ step, begunAt }) => endOf(step) === name && begunAt <= at);
  };
  return [...probes].some(isLost) ? findings.map((finding) => ({ ...finding, uses: ['lost-connection'] })) : findings;
};
