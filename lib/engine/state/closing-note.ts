import type { Probe } from '../../probe/probe.ts';

type Socket = NonNullable<Probe['closed']['socket']>;

/** Codes that no close frame has, and what they stand for (RFC 6455, section 7.4.1). */
const unsent: ReadonlyMap<number, string> = new Map([
  [1005, ' with a close frame that has no code'],
  [1006, ' without a close frame'],
]);

/** How a socket was closed, and by whom. */
export const socketNote = ({ by, code }: Socket): string => `closed by the ${by}${unsent.get(code) ?? ` (${code})`}`;

/** How the connection ended, in one sentence. */
export const closingNote = (probe: Probe): string => {
  const { frame, socket, broken } = probe.closed;
  if (broken !== undefined) return `the connection was given up, since ${broken}`;
  const said =
    frame === undefined
      ? 'no close message'
      : `a close message with ${frame.error === undefined ? 'no reason' : JSON.stringify(frame.error)}`;
  return `${said}; ${socket === undefined ? 'the socket is open' : `the socket was ${socketNote(socket)}`}`;
};
