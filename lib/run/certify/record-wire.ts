import type { Wire } from '../../engine/state/wire.ts';
import type { RawAnswer } from '../../rest/send-request.ts';
import type { WireRequest } from '../../rest/rest-wire.ts';
import { createTokenLabels } from './label-tokens.ts';
import { recordSocket, type Moment } from './record-socket.ts';
import { bodyText, keyOfScenario, scenarioOf, socketPlace, tagIn } from './trace-keys.ts';
import type { TracedEvent, TracedRequest, TraceEntry } from './trace.ts';

/** A wire to the network that keeps all that passes. */
export interface Recording {
  readonly wire: Wire;
  /** What has passed so far, in the order in which it was begun. Holds no token, and no secret in any form that the redactor knows. */
  readonly entries: () => readonly TraceEntry[];
}

type Asked = Omit<TracedRequest, 'tookMs' | 'answer'>;

const redactedAnswer = (
  { headers, body, failure, ...answer }: RawAnswer,
  redact: (text: string) => string,
): RawAnswer => ({
  ...answer,
  ...(headers === undefined ? {} : { headers: JSON.parse(redact(JSON.stringify(headers))) as typeof headers }),
  ...(body === undefined ? {} : { body: redact(body) }),
  ...(failure === undefined ? {} : { failure: { ...failure, message: redact(failure.message) } }),
});

/** What a request is, without its token. */
export const describeRequest = (
  { scope, base, raw, does }: WireRequest,
  labelOf: (header: string | readonly string[] | undefined) => string,
): Omit<Asked, 'kind' | 'id' | 'atMs'> => {
  const { method, path, headers, body, chunked = false } = raw;
  const type = headers['content-type'];
  return {
    scope,
    method,
    does,
    // The prefix of the base is part of both.
    url: `${new URL(base).origin}${path}`,
    token: labelOf(headers['authorization']),
    contentType: type === undefined ? null : String(type),
    chunked,
    body: bodyText(body),
  };
};

/** Which requests may be the cause of what comes to a client. */
const createMoments = () => {
  const tags = new Map<string, Moment>();
  const changes = new Map<string, Moment>();
  const closes = new Map<string, Moment>();
  return {
    note: ({ id, does, scope, atMs }: Asked, body: string | undefined): void => {
      const moment: Moment = { cause: { after: 'request', id }, atMs };
      const tag = body === undefined ? undefined : tagIn(body);
      if (tag !== undefined) tags.set(tag, moment);
      else if (does !== 'look' && does !== 'negotiate') {
        changes.set(scenarioOf(scope), moment);
        if (does === 'close') closes.set(scenarioOf(scope), moment);
      }
    },
    of: (scope: string) => ({
      ofTag: (tag: string) => tags.get(tag),
      change: (which: 'close' | 'any') => (which === 'close' ? closes : changes).get(scenarioOf(scope)),
    }),
  };
};

/** Begins a recording. @param redact removes secrets and tokens */
export const recordWire = (redact: (text: string) => string): Recording => {
  const entries: (TraceEntry | { value?: TraceEntry })[] = [];
  const labels = createTokenLabels(redact);
  const moments = createMoments();
  const began = performance.now();
  const now = (): number => performance.now() - began;
  let requests = 0;
  return {
    entries: () =>
      entries.flatMap((entry) => ('kind' in entry ? [entry] : entry.value === undefined ? [] : [entry.value])),
    wire: {
      tokens: labels.tokens,
      holds: () => true,
      final: () => undefined,
      scenario: (key, attempt, live) => {
        const number = live();
        entries.push({ kind: 'scenario', key: keyOfScenario(key), attempt, number });
        return number;
      },
      step: (scenario, path) => {
        entries.push({ kind: 'step', scope: String(scenario), path, atMs: now() });
      },
      company: (scenario, path, live) => ({
        idle: (wait) =>
          live.idle((alone) => {
            const note = (): void => void entries.push({ kind: 'alone', scope: String(scenario), path });
            if (alone.aborted) note();
            else alone.addEventListener('abort', note, { once: true });
            return wait(alone);
          }),
      }),
      late: (scenario, path, live) => {
        const verdict = live();
        entries.push({ kind: 'late', scope: String(scenario), path, verdict });
        return verdict;
      },
      insists: (scenario, path, live) => {
        const isInsisted = live();
        if (isInsisted) entries.push({ kind: 'insist', scope: String(scenario), path });
        return isInsisted;
      },
      send: async (request, _wait, live) => {
        const asked: Asked = {
          kind: 'request',
          id: (requests += 1),
          ...describeRequest(request, labels.of),
          atMs: now(),
        };
        const place: { value?: TraceEntry } = {};
        entries.push(place);
        moments.note(asked, request.raw.body);
        const answer = await live();
        place.value = { ...asked, tookMs: now() - asked.atMs, answer: redactedAnswer(answer, redact) };
        return answer;
      },
      dial: ({ scope, url }, listeners, live) => {
        const events: TracedEvent[] = [];
        entries.push({ kind: 'socket', scope, url: redact(socketPlace(url)), atMs: now(), events });
        return recordSocket(events, { listeners, live, requests: moments.of(scope), now, redact });
      },
    },
  };
};
