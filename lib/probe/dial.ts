import { HttpsProxyAgent } from 'https-proxy-agent';
import { WebSocket, type RawData } from 'ws';
import { ownTrouble } from '../rest/own-trouble.ts';
import { proxyFor } from '../target/proxy-for.ts';
import { ConnectError } from './connect-error.ts';
import type { Negotiated } from './negotiate.ts';
import type { ProbeOptions } from './probe.ts';
import type { DialListeners, Line } from './socket-wire.ts';

/** Larger than any message the service accepts (1 MB), and small enough that a giant frame ends the connection and not the process. */
const maxPayload = 16 * 1024 * 1024;
const brokenNetwork: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND']);
const stage = 'socket';
/** The library has no code for it. */
const handshakeTimedOut = 'Opening handshake has timed out';

const bearer = /^Bearer /;

const socketUrl = ({ target, hub, tokenIn }: ProbeOptions, { url, socketId, authorization }: Negotiated): string => {
  const base = url ?? `${target.clientBase}/client/?hub=${encodeURIComponent(hub)}`;
  const tokens = tokenIn === 'query' ? authorization.map((value) => value.replace(bearer, '')) : [];
  const query = [`id=${encodeURIComponent(socketId)}`, ...tokens.map((token) => `access_token=${token}`)].join('&');
  return `${base}${base.includes('?') ? '&' : '?'}${query}`.replace(/^http/, 'ws');
};

/** Two values become two header lines. The types of the library do not allow for that. */
const headersOf = ({ tokenIn }: ProbeOptions, { authorization }: Negotiated): Record<string, string> =>
  tokenIn === 'query' || authorization.length === 0
    ? {}
    : ({ Authorization: [...authorization] } as object as Record<string, string>);

const textOf = (data: RawData): string => {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
};

const open = (options: ProbeOptions, negotiated: Negotiated, listeners: DialListeners): WebSocket => {
  const url = socketUrl(options, negotiated);
  const proxy = proxyFor(url);
  const socket = new WebSocket(url, {
    ...(proxy === undefined ? {} : { agent: new HttpsProxyAgent(proxy) }),
    headers: headersOf(options, negotiated),
    maxPayload,
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: options.deadlineMs,
  });
  socket.on('upgrade', ({ socket: connection }) => listeners.onUpgrade(connection));
  socket.on('open', listeners.onOpen);
  socket.on('message', (data) => listeners.onText(textOf(data)));
  socket.on('unexpected-response', (request, response) => {
    response.resume();
    const status = response.statusCode;
    listeners.onFailure(new ConnectError(`the WebSocket was answered with ${status}`, { stage, status }));
    request.destroy();
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    const network = brokenNetwork.has(error.code ?? '');
    const own = ownTrouble.test(error.code ?? '');
    const silent = error.message === handshakeTimedOut;
    listeners.onFailure(new ConnectError(`the WebSocket failed: ${error.message}`, { stage, network, silent, own }));
  });
  socket.on('close', (code, reason) => {
    listeners.onClose(code, reason.toString());
    const message = `the socket was closed (${code}) before the handshake was answered`;
    listeners.onFailure(new ConnectError(message, { stage, network: code === 1006 }));
  });
  return socket;
};

/** Starts to open the WebSocket to the negotiated URL. */
export const dial = (options: ProbeOptions, negotiated: Negotiated, listeners: DialListeners): Line => {
  const live = (heard: DialListeners): Line => open(options, negotiated, heard);
  const { wire, scope = '' } = options;
  return wire?.dial({ scope, url: socketUrl(options, negotiated) }, listeners, live) ?? live(listeners);
};
