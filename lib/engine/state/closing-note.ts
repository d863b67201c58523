import type { Probe } from '../../probe/probe.ts';

/** How the connection ended, in one sentence. */
export const closingNote = (probe: Probe): string => {
  const { frame, socket, broken } = probe.closed;
  if (broken !== undefined) return `the connection was given up, since ${broken}`;
  const said =
    frame === undefined
      ? 'no close message'
      : `a close message with ${frame.error === undefined ? 'no reason' : JSON.stringify(frame.error)}`;
  return `${said}; ${socket === undefined ? 'the socket is open' : `the socket was closed by the ${socket.by} (${socket.code})`}`;
};
