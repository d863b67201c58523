import { cutText } from '../trace/cut-text.ts';
import { keptBeginning } from '../trace/kept-beginning.ts';
import type { Frame } from './frame.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { CloseState, Probe } from './probe.ts';

/** A flood must not fill the memory. Later frames are not kept, and long frames are cut, but the ledger gets all of them. */
const maxFrames = 20_000;
const longText = 64 * 1024;

const short = (frame: Frame): Frame =>
  frame.text.length <= longText ? frame : { ...frame, text: cutText(frame.text, keptBeginning), message: undefined };

/** What a probe has received so far, and waiting for more. */
export interface Sightings extends Pick<
  Probe,
  'frames' | 'forget' | 'pings' | 'closed' | 'waitClosed' | 'waitFrame' | 'onClosed'
> {
  /** A record was received after the handshake. */
  keep(frame: Frame): void;
  /** The probe gave up the connection, since no client could continue. */
  breakOff(why: string): void;
  /** The socket is closed. */
  end(socket: Omit<NonNullable<CloseState['socket']>, 'atMs'>): void;
  readonly wait: Listeners['wait'];
  /** Notifies the waiters of a change. */
  notify(): void;
}

const closeFrame = ({ atMs, message }: Frame): NonNullable<CloseState['frame']> => {
  const error = message?.['error'];
  const allowReconnect = message?.['allowReconnect'];
  return {
    atMs,
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof allowReconnect === 'boolean' ? { allowReconnect } : {}),
  };
};

/** Creates the empty state. */
export const createSightings = (): Sightings => {
  const listeners = createListeners();
  const closings = createListeners();
  const frames: Frame[] = [];
  const pings = { count: 0, lastAtMs: 0 };
  let lastPing: Frame | undefined;
  let closed: CloseState = {};
  return {
    frames,
    forget: (first) => {
      frames.splice(first);
    },
    pings,
    get closed() {
      return closed;
    },
    keep: (frame) => {
      if (frame.type === 6) {
        pings.count += 1;
        pings.lastAtMs = frame.atMs;
        lastPing = frame;
      } else if (frames.length < maxFrames) frames.push(short(frame));
      if (frame.type === 7) closed = { ...closed, frame: closeFrame(frame) };
    },
    breakOff: (why) => {
      closed = { ...closed, broken: why };
    },
    end: (socket) => {
      closed = { ...closed, socket: { atMs: performance.now(), ...socket } };
      listeners.notify();
      closings.notify();
    },
    onClosed: closings.add,
    waitClosed: async (part, limitMs, stop) => {
      // No frame can follow a closed socket.
      await listeners.wait(() => closed[part] ?? closed.socket, limitMs, stop);
      return closed[part] !== undefined;
    },
    waitFrame: async (matches, limitMs, stop) => {
      const seen = (): Frame | undefined =>
        frames.find(matches) ?? (lastPing !== undefined && matches(lastPing) ? lastPing : undefined);
      // None can follow a closed socket.
      return (await listeners.wait(() => seen() ?? closed.socket, limitMs, stop)) === undefined ? undefined : seen();
    },
    wait: listeners.wait,
    notify: listeners.notify,
  };
};
