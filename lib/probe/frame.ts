import { jsonObject } from '../trace/json-object.ts';

/** One record received on the socket. */
export interface Frame {
  /** `performance.now()` when it was read. */
  readonly atMs: number;
  /** The record as received, without its separator and surrounding white space. */
  readonly text: string;
  /** The message type of the hub protocol; undefined if there is none. */
  readonly type: number | undefined;
  /** Undefined if the record is not a JSON object. */
  readonly message: Readonly<Record<string, unknown>> | undefined;
}

/** White space around JSON can be long, and a slice would keep all of it in memory. */
const withoutBlanks = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.length === text.length ? text : Buffer.from(trimmed).toString();
};

/** Parses a record. Never throws. */
export const readFrame = (record: string): Frame => {
  const text = withoutBlanks(record);
  const message = jsonObject(text);
  const type = message?.['type'];
  return { atMs: performance.now(), text, type: typeof type === 'number' ? type : undefined, message };
};

/** Whether an invocation has what the hub protocol says of it: a text as its target, and a list of arguments (SignalR HubProtocol, Invocation Message Encoding). */
export const isWholeInvocation = ({ message }: Pick<Frame, 'message'>): boolean =>
  typeof message?.['target'] === 'string' && Array.isArray(message['arguments']);
