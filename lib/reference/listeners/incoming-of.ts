import type { IncomingMessage } from 'node:http';
import type { Incoming } from '../state/call.ts';

const valuesOf = (rawHeaders: readonly string[], name: string): readonly string[] =>
  rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);

/** A request as it was sent: Node's own header object keeps only the first of several Authorization headers. */
export const incomingOf = ({ method = '', url = '', headers, rawHeaders }: IncomingMessage): Incoming => {
  const mark = url.indexOf('?');
  return {
    method,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    scheme: 'http',
    host: headers.host ?? '',
    authorization: headers.authorization === undefined ? [] : valuesOf(rawHeaders, 'authorization'),
  };
};
