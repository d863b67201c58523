import type { Invocation } from '../state/call.ts';
import type { HandshakeAnswer } from './policies.ts';

/** Ends every record (SignalR HubProtocol). */
export const recordSeparator = '\u001E';

const parseObject = (record: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(record);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

export const renderInvocation = (invocation: Invocation): string =>
  `{"type":1,"target":${JSON.stringify(invocation.target)},"arguments":${invocation.arguments}}`;

/** The JSON protocol, version 1, is the only one spoken. */
export const handshake = (record: string): HandshakeAnswer => {
  const request = parseObject(record);
  if (request?.['protocol'] === 'json' && request['version'] === 1) return { record: '{}', accepted: true };
  const error = request === undefined ? 'The handshake is not JSON.' : 'Only the JSON protocol, version 1, is served.';
  return { record: JSON.stringify({ error }), accepted: false };
};

export const isMessage = (record: string): boolean => typeof parseObject(record)?.['type'] === 'number';

const invocation = 1;
const streamInvocation = 4;

/** Serverless: no server can be invoked. Without `invocationId` the client does not wait for a result. */
export const reply = (record: string): string | undefined => {
  const { type, invocationId } = parseObject(record) ?? {};
  const invokes = type === invocation || type === streamInvocation;
  if (!invokes || typeof invocationId !== 'string') return undefined;
  return JSON.stringify({ type: 3, invocationId, error: 'No server answers invocations in Serverless mode.' });
};

export const closeRecord = (reason: string | undefined): string => JSON.stringify({ type: 7, error: reason });

const transports = [{ transport: 'WebSockets', transferFormats: ['Text'] }];

/** Version 0 knows one id only; from 1 on the id that REST uses and the token that opens the socket are two (SignalR TransportProtocols). */
export const negotiateAnswer = (version: number, connectionId: string, connectionToken: string): string =>
  JSON.stringify(
    version < 1
      ? { connectionId, availableTransports: transports }
      : { negotiateVersion: 1, connectionId, connectionToken, availableTransports: transports },
  );
