import { ConnectError } from '../../probe/connect-error.ts';
import type { DialListeners, Line } from '../../probe/socket-wire.ts';
import type { Cause, Happening, TracedEvent, TracedSocket } from './trace.ts';

/** When requests of the trace were sent again. */
export interface Sendings {
  /** Calls at once, or when that request is sent. */
  readonly when: (id: number, then: () => void) => void;
}

const [connecting, open, closing, closed] = [0, 1, 2, 3];

/** An event waits for those before it that are due: no more of them than can come at once. */
const neighbours = 64;

/** How long a service takes to answer a close that the recording has not. */
const closeMs = 5;

const nameOf = (cause: Cause): string => {
  if (cause.after === 'request') return `request ${cause.id}`;
  return cause.after === 'send' ? `send ${cause.index}` : cause.after;
};

/** Plays what happened to a socket: each event as long after its cause as it came, and none before an earlier one that is due. */
export const replaySocket = ({ events }: TracedSocket, listeners: DialListeners, sendings: Sendings): Line => {
  let state = connecting;
  let [sends, bytes] = [0, 0];
  /** When each event is due, by its place in the recording. */
  const due: number[] = [];
  let muted = false;
  /** The answer to the handshake: no message comes before it. */
  const first = events.find(({ happening }) => happening.what === 'text')?.happening;
  let held: Happening[] | undefined = first === undefined ? undefined : [];
  const waiting = new Map<string, (readonly [place: number, event: TracedEvent])[]>();
  const play = (happening: Happening): void => {
    if (state === closed && happening.what !== 'failure') return;
    if (happening.what === 'text' && happening !== first && held !== undefined) {
      held.push(happening);
      return;
    }
    if (happening.what === 'upgrade') {
      listeners.onUpgrade({
        get bytesRead() {
          return bytes;
        },
      });
    } else if (happening.what === 'open') {
      state = open;
      listeners.onOpen();
    } else if (happening.what === 'text') {
      bytes += Buffer.byteLength(happening.text);
      if (!muted) listeners.onText(happening.text);
      if (happening === first) release();
    } else if (happening.what === 'failure')
      listeners.onFailure(new ConnectError(happening.message, happening.failure));
    else {
      state = closed;
      listeners.onClose(happening.code, happening.reason);
    }
  };
  const release = (): void => {
    const all = held ?? [];
    held = undefined;
    for (const one of all) play(one);
  };
  const plan = (place: number, { happening, afterMs }: Pick<TracedEvent, 'happening' | 'afterMs'>): void => {
    const now = performance.now();
    const dueAt = due
      .slice(Math.max(0, place - neighbours), place)
      .reduce((one, other) => Math.max(one, other ?? 0), now + afterMs);
    due[place] = dueAt;
    setTimeout(() => play(happening), dueAt - now);
  };
  const happened = (cause: string): void => {
    const following = waiting.get(cause) ?? [];
    waiting.delete(cause);
    for (const [place, event] of following) plan(place, event);
  };
  const isClosing = ([, { happening }]: readonly [number, TracedEvent]): boolean => happening.what === 'close';
  const end = (how: 'close' | 'terminate', code: number): void => {
    if (state === closed) return;
    state = closing;
    // A service that did not answer the closing handshake does not answer it here, either.
    const isAnswered = (cause: string): boolean => waiting.get(cause)?.some(isClosing) === true;
    const answered = isAnswered(how) || (how === 'close' && isAnswered('terminate'));
    happened(how);
    if (!answered) plan(due.length, { happening: { what: 'close', code, reason: '' }, afterMs: closeMs });
  };
  for (const [place, event] of events.entries()) {
    const cause = nameOf(event.cause);
    const following = waiting.get(cause);
    if (following !== undefined) following.push([place, event]);
    else {
      waiting.set(cause, [[place, event]]);
      if (event.cause.after === 'request') sendings.when(event.cause.id, () => happened(cause));
    }
  }
  happened('dial');
  return {
    get readyState() {
      return state;
    },
    send: (text) => {
      if (!text.startsWith('{"type":6}')) happened(`send ${sends++}`);
    },
    close: () => end('close', 1000),
    terminate: () => end('terminate', 1006),
    pause: () => {
      muted = true;
    },
    removeAllListeners: () => {
      muted = true;
    },
  };
};
