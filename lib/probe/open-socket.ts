import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { createBreachWatch } from './breach-watch.ts';
import { ConnectError } from './connect-error.ts';
import { dial } from './dial.ts';
import { readFrame } from './frame.ts';
import { handshakeRefusal, handshakeRequest } from './handshake.ts';
import type { Negotiated } from './negotiate.ts';
import type { Probe, ProbeOptions } from './probe.ts';
import { createPulse, type Pulse } from './pulse.ts';
import { createRecordReader, longestRecord, recordSeparator } from './record-reader.ts';
import { createSightings, type Sightings } from './sightings.ts';
import type { Line } from './socket-wire.ts';

const closeBoundMs = 2000;
/** Long enough for `{}` or an error message. */
const longestHandshake = 64 * 1024;
/** SignalR's default keep-alive interval. */
const longestPingMs = 15_000;

const write = (socket: Line, record: unknown): void => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(record) + recordSeparator);
};

/** The result of the handshake. Later failures do not change it. */
const shakeHands = async (
  socket: Line,
  { wait }: Sightings,
  {
    deadlineMs,
    signal,
    outcome,
  }: Pick<ProbeOptions, 'deadlineMs' | 'signal'> & { outcome: () => ConnectError | true | undefined },
): Promise<void> => {
  let result: ConnectError | true | undefined;
  try {
    result = await wait(outcome, 2 * deadlineMs, signal);
  } finally {
    if (result !== true) socket.terminate();
  }
  if (result === true) return;
  throw (
    result ??
    new ConnectError(`the handshake was not answered within ${Math.round(deadlineMs)} ms`, {
      stage: 'socket',
      silent: true,
    })
  );
};

/** Opens the socket, shakes hands and returns the probe. @throws ConnectError */
export const openSocket = async (options: ProbeOptions, negotiated: Negotiated): Promise<Probe> => {
  const openedAtMs = performance.now();
  const sightings = createSightings();
  let byClient = false;
  let shaken: ConnectError | true | undefined;
  let pulse: Pulse | undefined;
  let connection: Pick<Socket, 'bytesRead'> | undefined;

  const breachOf = createBreachWatch();
  const breakOff = (why: string): void => {
    byClient = true;
    sightings.breakOff(why);
    socket.terminate();
  };
  const read = createRecordReader(
    (text) => {
      if (sightings.closed.broken !== undefined) return;
      const frame = readFrame(text);
      if (shaken === undefined) shaken = handshakeRefusal(frame) ?? true;
      else {
        sightings.keep(frame);
        if (frame.type === 7 && options.obeyClose !== false) socket.close();
        options.onFrame(frame, probe);
        const breach = breachOf(frame, text.length);
        if (breach !== undefined) breakOff(breach);
      }
      sightings.notify();
    },
    () => (shaken === undefined ? longestHandshake : longestRecord),
  );
  const socket = dial(options, negotiated, {
    onUpgrade: (below) => {
      connection = below;
    },
    onOpen: () => write(socket, handshakeRequest),
    onText: read,
    onFailure: (error) => {
      shaken ??= error;
      sightings.notify();
    },
    onClose: (code, reason) => {
      pulse?.stop();
      sightings.end({ code, reason, by: byClient ? 'client' : 'server' });
    },
  });
  const endBy = async (end: () => void): Promise<void> => {
    byClient ||= sightings.closed.socket === undefined;
    pulse?.stop();
    end();
    if (!(await sightings.waitClosed('socket', closeBoundMs))) socket.terminate();
    socket.removeAllListeners('message');
  };
  const cutOff = (): Promise<void> => endBy(() => socket.terminate());
  // Who reads nothing would wait in vain for the answer.
  const close = options.answersClose === false ? cutOff : (): Promise<void> => endBy(() => socket.close());
  const { name, hub, user } = options;
  const { frames, forget, pings, waitClosed, waitFrame, onClosed } = sightings;
  const probe: Probe = {
    name,
    hub,
    user,
    connectionId: negotiated.connectionId,
    offer: negotiated.offer,
    openedAtMs,
    frames,
    forget,
    pings,
    get closed() {
      return sightings.closed;
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    bytesRead: () => connection?.bytesRead ?? 0,
    longestPauseMs: () => pulse?.longestPauseMs() ?? 0,
    waitClosed,
    waitFrame,
    onClosed,
    send: (record) => write(socket, record),
    sendPing: () => write(socket, { type: 6 }),
    close,
    breakOff: cutOff,
    [Symbol.asyncDispose]: close,
  };
  await shakeHands(socket, sightings, { ...options, outcome: () => shaken });
  if (options.answersClose === false) socket.pause();
  if (options.pings !== false) {
    pulse = createPulse(Math.min(longestPingMs, options.target.profile.timing.pingIntervalMs), probe.sendPing);
  }
  return probe;
};
