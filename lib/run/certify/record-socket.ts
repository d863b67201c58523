import type { ConnectError } from '../../probe/connect-error.ts';
import type { DialListeners, Line } from '../../probe/socket-wire.ts';
import { tagIn } from './trace-keys.ts';
import type { Cause, Failure, Happening, TracedEvent } from './trace.ts';

/** Something that may be followed by an event. */
export interface Moment {
  readonly cause: Cause;
  readonly atMs: number;
}

/** What else happened in the run, as causes of what comes to a socket. */
export interface RequestMoments {
  readonly ofTag: (tag: string) => Moment | undefined;
  /** The last request that changed something in the scenario. */
  readonly change: (which: 'close' | 'any') => Moment | undefined;
}

interface RecordSocketOptions {
  readonly listeners: DialListeners;
  readonly live: (listeners: DialListeners) => Line;
  readonly requests: RequestMoments;
  readonly now: () => number;
  readonly redact: (text: string) => string;
}

const failureOf = ({ stage, status, network, late, silent, own }: ConnectError): Failure => ({
  stage,
  status,
  network,
  late,
  silent,
  own,
});

const isPing = (text: string): boolean => text.startsWith('{"type":6}');

/** A message that a request has sent, although it has no tag. */
const isInvocation = (text: string): boolean => /"type"\s*:\s*1\b/.test(text.slice(0, 2000));

const isClosing = (happening: Happening): boolean =>
  happening.what === 'close' || (happening.what === 'text' && /"type"\s*:\s*7\b/.test(happening.text.slice(0, 200)));

/** Opens a socket, and keeps what happens to it. */
export const recordSocket = (
  events: TracedEvent[],
  { listeners, live, requests, now, redact }: RecordSocketOptions,
): Line => {
  const dialled: Moment = { cause: { after: 'dial' }, atMs: now() };
  let own = dialled;
  let ended = false;
  let sends = 0;
  const since = (moment: Moment | undefined): Moment =>
    moment !== undefined && moment.atMs >= own.atMs ? moment : own;
  const causeOf = (happening: Happening): Moment => {
    const tag = happening.what === 'text' ? tagIn(happening.text) : undefined;
    if (tag !== undefined) return requests.ofTag(tag) ?? own;
    if (ended) return own;
    if (isClosing(happening)) return since(requests.change('close') ?? requests.change('any'));
    return happening.what === 'text' && isInvocation(happening.text) ? since(requests.change('any')) : own;
  };
  const keep = (happening: Happening): void => {
    const { cause, atMs } = causeOf(happening);
    events.push({ cause, afterMs: Math.max(0, now() - atMs), happening });
  };
  const line = live({
    onUpgrade: (connection) => {
      keep({ what: 'upgrade' });
      listeners.onUpgrade(connection);
    },
    onOpen: () => {
      keep({ what: 'open' });
      listeners.onOpen();
    },
    onText: (text) => {
      keep({ what: 'text', text: redact(text) });
      listeners.onText(text);
    },
    onFailure: (error) => {
      keep({ what: 'failure', message: redact(error.message), failure: failureOf(error) });
      listeners.onFailure(error);
    },
    onClose: (code, reason) => {
      keep({ what: 'close', code, reason: redact(reason) });
      listeners.onClose(code, reason);
    },
  });
  const end = (how: 'close' | 'terminate'): void => {
    ended = true;
    own = { cause: { after: how }, atMs: now() };
  };
  return {
    get readyState() {
      return line.readyState;
    },
    send: (text) => {
      if (!isPing(text)) own = { cause: { after: 'send', index: sends++ }, atMs: now() };
      line.send(text);
    },
    close: () => {
      end('close');
      line.close();
    },
    terminate: () => {
      end('terminate');
      line.terminate();
    },
    pause: () => line.pause(),
    removeAllListeners: (event) => line.removeAllListeners(event),
  };
};
