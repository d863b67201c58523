import { recordSeparator } from '../policies/hub-protocol.ts';

/** The same limit as for REST bodies. */
const longest = 1024 * 1024;

/**
 * Hands on whole records: one message of a socket may hold several, or a part of one (SignalR HubProtocol).
 *
 * @throws RangeError, from the returned function, if a record does not end within 1 MB.
 */
export const splitRecords = (onRecord: (record: string) => void): ((text: string) => void) => {
  let rest = '';
  return (text) => {
    const parts = (rest + text).split(recordSeparator);
    rest = parts.pop() ?? '';
    if (rest.length > longest) throw new RangeError('a record does not end');
    for (const record of parts) onRecord(record);
  };
};
