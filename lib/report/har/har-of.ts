import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../../contract/exchange.ts';
import type { CheckResult, Report } from '../../contract/report.ts';
import type { Timeline, TimelineProbe, TimelineRequest } from '../../contract/timeline.ts';

/** The parts of an entry that are the same in each. */
const unknownSizes = { headersSize: -1, bodySize: -1 };

type HarHeader = Readonly<Record<'name' | 'value', string>>;

/** One request or one connection, as HTTP Archive 1.2 has it. */
export interface HarEntry {
  readonly pageref: string;
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: { readonly method: string; readonly url: string } & Readonly<Record<string, unknown>>;
  readonly response: { readonly status: number } & Readonly<Record<string, unknown>>;
  readonly cache: object;
  readonly timings: Readonly<Record<'send' | 'wait' | 'receive', number>>;
  readonly _resourceType: 'fetch' | 'websocket';
  /** Frames, as browsers export them. */
  readonly _webSocketMessages?: readonly {
    readonly type: 'receive';
    /** Seconds since 1970. */
    readonly time: number;
    readonly opcode: 1;
    readonly data: string;
  }[];
}

interface HarPage {
  readonly id: string;
  readonly title: string;
  readonly startedDateTime: string;
  readonly pageTimings: object;
  readonly comment: string;
}

/** An HTTP Archive. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: Readonly<Record<'name' | 'version', string>>;
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
  };
}

/** The moment of so many milliseconds after the run began. */
type At = (ms: number) => Date;

const headersOf = (headers: Exchange['requestHeaders'] = {}): readonly HarHeader[] =>
  Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => ({ name, value })));

const queryOf = (url: string): readonly HarHeader[] =>
  [...new URLSearchParams(url.split('?')[1] ?? '')].map(([name, value]) => ({ name, value }));

const requestOf = (method: string, url: string, headers: readonly HarHeader[], body = '') => ({
  method,
  url,
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers,
  queryString: queryOf(url),
  ...(body === '' ? {} : { postData: { mimeType: 'application/json', text: body } }),
  ...unknownSizes,
});

/** No answer has the status 0, as in browsers. */
const responseOf = (status: number, headers: readonly HarHeader[], body = '') => ({
  status,
  statusText: STATUS_CODES[status] ?? '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers,
  content: { size: Buffer.byteLength(body), mimeType: 'application/json', text: body },
  redirectURL: '',
  ...unknownSizes,
});

const timesOf = (durationMs: number) => ({
  time: durationMs,
  cache: {},
  timings: { send: 0, wait: durationMs, receive: 0 },
});

const exchangeEntry = (exchange: Exchange, pageref: string, at: At): HarEntry => ({
  pageref,
  startedDateTime: at(exchange.sentAtMs).toISOString(),
  ...timesOf(exchange.durationMs),
  request: requestOf(exchange.method, exchange.url, headersOf(exchange.requestHeaders), exchange.requestBody),
  response: responseOf(exchange.status ?? 0, headersOf(exchange.responseHeaders), exchange.responseBody),
  _resourceType: 'fetch',
});

const requestEntry = (request: TimelineRequest, pageref: string, at: At): HarEntry => ({
  pageref,
  startedDateTime: at(request.atMs).toISOString(),
  ...timesOf(request.durationMs),
  request: requestOf(request.method, request.url, [], request.body),
  response: responseOf(request.status ?? 0, [], request.answer),
  _resourceType: 'fetch',
});

const socketEntry = (
  probe: TimelineProbe,
  timeline: Timeline,
  { report, pageref, at }: { readonly report: Report; readonly pageref: string; readonly at: At },
): HarEntry => {
  const frames = timeline.frames.filter((frame) => frame.probe === probe.name);
  const first = frames[0]?.atMs ?? 0;
  const url = `${report.target.clientBase.replace(/^http/, 'ws')}/client/?hub=${encodeURIComponent(probe.hub)}`;
  return {
    pageref,
    startedDateTime: at(first).toISOString(),
    ...timesOf((probe.closedAtMs ?? timeline.durationMs) - first),
    request: requestOf('GET', url, [{ name: 'X-Probe', value: probe.name }]),
    response: responseOf(101, []),
    _resourceType: 'websocket',
    _webSocketMessages: frames.map(({ atMs, text }) => ({
      type: 'receive',
      time: at(atMs).getTime() / 1000,
      opcode: 1,
      data: text,
    })),
  };
};

const entriesOf = (report: Report, check: CheckResult): readonly HarEntry[] => {
  const began = Date.parse(report.run.startedAt);
  const at: At = (ms) => new Date(began + ms);
  const pageref = check.check;
  const exchanges = new Map(check.findings.flatMap(({ exchange }) => (exchange ? [[exchange.number, exchange]] : [])));
  const timelines = check.findings.flatMap(({ timeline }) => timeline ?? []);
  const requests = timelines.flatMap((timeline) => {
    const later: At = (ms) => at(timeline.startedAtMs + ms);
    return [
      ...timeline.requests
        .filter(({ number }) => !exchanges.has(number))
        .map((request) => requestEntry(request, pageref, later)),
      ...timeline.probes.map((probe) => socketEntry(probe, timeline, { report, pageref, at: later })),
    ];
  });
  return [...[...exchanges.values()].map((exchange) => exchangeEntry(exchange, pageref, at)), ...requests];
};

/** The exchanges and frames of every finding as an HTTP Archive, a page for each check. */
export const harOf = (report: Report): Har => {
  const checks = report.checks.filter(({ findings }) => findings.length > 0);
  const began = Date.parse(report.run.startedAt);
  return {
    log: {
      version: '1.2',
      creator: { name: report.suite.name, version: report.suite.version },
      pages: checks.map(({ check, title, startedAtMs, findings }) => ({
        id: check,
        title,
        startedDateTime: new Date(began + startedAtMs).toISOString(),
        pageTimings: {},
        comment: findings.map(({ message }) => message).join('\n'),
      })),
      entries: checks
        .flatMap((check) => entriesOf(report, check))
        .toSorted((one, other) => one.startedDateTime.localeCompare(other.startedDateTime)),
    },
  };
};
