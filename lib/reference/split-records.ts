import { recordSeparator } from './hub-protocol.ts';

/** Hands on whole records: one message of a socket may hold several, or a part of one (SignalR HubProtocol). */
export const splitRecords = (onRecord: (record: string) => void): ((text: string) => void) => {
  let rest = '';
  return (text) => {
    const parts = (rest + text).split(recordSeparator);
    rest = parts.pop() ?? '';
    for (const record of parts) onRecord(record);
  };
};
