import { WebSocket, type RawData } from 'ws';
import { ConnectError } from './connect-error.ts';
import { readFrame, type Frame } from './frame.ts';
import { createListeners } from './listeners.ts';
import type { Negotiated } from './negotiate.ts';
import type { CloseState, Probe, ProbeOptions } from './probe.ts';
import { createRecordReader, recordSeparator } from './record-reader.ts';

/** Larger than any message the service takes (1 MB), small enough for a giant frame to end the connection instead of the process. */
const maxPayload = 16 * 1024 * 1024;
/** A flood must not fill the memory; what comes behind is not kept, but still handed to the ledger. */
const maxFrames = 20_000;
const closeBoundMs = 2000;

const bearer = /^Bearer /;

const socketUrl = ({ target, hub, tokenIn }: ProbeOptions, { url, socketId, authorization }: Negotiated): string => {
  const base = url ?? `${target.clientBase}/client/?hub=${encodeURIComponent(hub)}`;
  const tokens = tokenIn === 'query' ? authorization.map((value) => value.replace(bearer, '')) : [];
  const query = [`id=${encodeURIComponent(socketId)}`, ...tokens.map((token) => `access_token=${token}`)].join('&');
  return `${base}${base.includes('?') ? '&' : '?'}${query}`.replace(/^http/, 'ws');
};

const headersOf = ({ tokenIn }: ProbeOptions, { authorization }: Negotiated): Record<string, string> =>
  tokenIn === 'query' || authorization.length === 0
    ? {}
    : ({ Authorization: [...authorization] } as object as Record<string, string>);

const textOf = (data: RawData): string => {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
};

const closeFrame = ({ atMs, message }: Frame): NonNullable<CloseState['frame']> => {
  const error = message?.['error'];
  const allowReconnect = message?.['allowReconnect'];
  return {
    atMs,
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof allowReconnect === 'boolean' ? { allowReconnect } : {}),
  };
};

const refusal = (status: number | undefined, network: boolean, message: string): ConnectError =>
  new ConnectError(message, { stage: 'socket', status, network });

const said = (error: unknown): string | undefined => (typeof error === 'string' ? error : JSON.stringify(error));

/** The handshake is over with the first record: `{}`, or an error (SignalR HubProtocol). */
const judgeHandshake = (frame: Frame): ConnectError | undefined => {
  const error = frame.message?.['error'];
  if (frame.message === undefined)
    return new ConnectError('the handshake was answered with something that is no JSON object', { stage: 'handshake' });
  if (frame.type === 7)
    return new ConnectError(`the server closed the connection at the handshake: ${said(error) ?? 'no reason'}`, {
      stage: 'handshake',
    });
  return error === undefined
    ? undefined
    : new ConnectError(`the handshake was refused: ${said(error)}`, { stage: 'handshake' });
};

/** Opens the socket, shakes hands and returns the probe. @throws ConnectError */
export const openSocket = async (options: ProbeOptions, negotiated: Negotiated): Promise<Probe> => {
  const { deadlineMs, signal, target } = options;
  const listeners = createListeners();
  const socket = new WebSocket(socketUrl(options, negotiated), {
    headers: headersOf(options, negotiated),
    maxPayload,
    perMessageDeflate: false,
    followRedirects: false,
    handshakeTimeout: deadlineMs,
  });
  const frames: Frame[] = [];
  const pings = { count: 0, lastAtMs: 0 };
  let lastPing: Frame | undefined;
  let closed: CloseState = {};
  let byClient = false;
  let shaken: ConnectError | true | undefined;
  let timer: NodeJS.Timeout | undefined;

  const end = (error: ConnectError): void => {
    shaken ??= error;
    listeners.notify();
  };
  const write = (record: unknown): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(record) + recordSeparator);
  };
  const keep = (frame: Frame): void => {
    if (frame.type === 6) {
      pings.count += 1;
      pings.lastAtMs = frame.atMs;
      lastPing = frame;
    } else if (frames.length < maxFrames) frames.push(frame);
    if (frame.type === 7) {
      closed = { ...closed, frame: closeFrame(frame) };
      if (options.obeyClose !== false) socket.close();
    }
  };
  const read = createRecordReader((text) => {
    const frame = readFrame(text);
    if (shaken === undefined) {
      shaken = judgeHandshake(frame) ?? true;
    } else {
      keep(frame);
      options.onFrame(frame, probe);
    }
    listeners.notify();
  });

  socket.on('message', (data) => read(textOf(data)));
  socket.on('open', () => write({ protocol: 'json', version: 1 }));
  socket.on('unexpected-response', (request, response) => {
    response.resume();
    end(refusal(response.statusCode, false, `the WebSocket was answered with ${response.statusCode}`));
    request.destroy();
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    const network = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND'].includes(error.code ?? '');
    end(refusal(undefined, network, `the WebSocket failed: ${error.message}`));
  });
  socket.on('close', (code, reason) => {
    clearInterval(timer);
    closed = {
      ...closed,
      socket: { atMs: performance.now(), code, reason: reason.toString(), by: byClient ? 'client' : 'server' },
    };
    end(
      new ConnectError(`the socket was closed (${code}) before the handshake was answered`, {
        stage: 'socket',
        network: code === 1006,
      }),
    );
  });

  const close = async (): Promise<void> => {
    byClient ||= closed.socket === undefined;
    clearInterval(timer);
    socket.close();
    await listeners.wait(() => closed.socket, closeBoundMs);
    if (closed.socket === undefined) socket.terminate();
    socket.removeAllListeners('message');
  };
  const probe: Probe = {
    name: options.name,
    hub: options.hub,
    user: options.user,
    connectionId: negotiated.connectionId,
    frames,
    pings,
    get closed() {
      return closed;
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    waitClosed: async (part, limitMs, stop) => {
      // Behind a closed socket no frame can come.
      await listeners.wait(() => closed[part] ?? closed.socket, limitMs, stop);
      return closed[part] !== undefined;
    },
    waitFrame: (matches, limitMs, stop) =>
      listeners.wait(
        () => frames.find(matches) ?? (lastPing !== undefined && matches(lastPing) ? lastPing : undefined),
        limitMs,
        stop,
      ),
    send: write,
    sendPing: () => write({ type: 6 }),
    close,
    [Symbol.asyncDispose]: close,
  };

  let outcome: ConnectError | true | undefined;
  try {
    outcome = await listeners.wait(() => shaken, 2 * deadlineMs, signal);
  } finally {
    if (outcome !== true) socket.terminate();
  }
  if (outcome === undefined)
    throw new ConnectError(`the handshake was not answered within ${Math.round(deadlineMs)} ms`, { stage: 'socket' });
  if (outcome !== true) throw outcome;
  if (options.pings !== false) {
    timer = setInterval(() => write({ type: 6 }), Math.min(15_000, target.profile.timing.pingIntervalMs));
    timer.unref();
  }
  return probe;
};
