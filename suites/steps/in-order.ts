import type { CallStep, Step } from '../../lib/contract/step.ts';

const labels = Array.from({ length: 12 }, (_, index) => `message ${index + 1}`);

/** Takes longer to send than the two small ones behind it, and is ordinary all the same. */
const large = { target: 'newMessage', arguments: ['a'.repeat(7000)] };

/** Sends messages one after another, large ones in front of small ones, and asks in which order they come to the probe. */
export const inOrder = (
  probe: string,
  send: (more: Pick<CallStep, 'label' | 'message' | 'setup'>) => CallStep,
): readonly Step[] => [
  ...labels.map((label, index) => send({ label, setup: true, ...(index % 3 === 0 && { message: large }) })),
  { do: 'order', probe, of: labels },
];
