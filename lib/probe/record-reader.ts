import { keptBeginning } from '../trace/kept-beginning.ts';

/** Ends every record of the JSON hub protocol (SignalR HubProtocol, JSON encoding). */
export const recordSeparator = '\u001E';

/** A body of 1 MB, the maximum of the service, with every character escaped. */
export const longestRecord = 6.5 * 1024 * 1024;

/** The beginning of the incomplete record. It is copied, since a slice would keep the whole text in memory. */
const excerptOf = (parts: readonly string[]): string => {
  let text = '';
  for (const part of parts) {
    text += part.slice(0, keptBeginning - text.length);
    if (text.length >= keptBeginning) break;
  }
  return Buffer.from(text).toString();
};

/**
 * Assembles records from chunks. A WebSocket message may hold several records or part of one (SignalR HubProtocol).
 * @param maxLength current maximum length of a record in characters. The beginning of a longer record is passed on at once and the rest is dropped, since it may never end
 */
export const createRecordReader = (
  onRecord: (record: string) => void,
  maxLength: () => number = () => longestRecord,
): ((chunk: string) => void) => {
  let parts: string[] = [];
  let length = 0;
  let skipping = false;
  const forget = (): void => {
    parts = [];
    length = 0;
  };
  const take = (): string => {
    const record = parts.join('');
    forget();
    return record;
  };
  const keep = (part: string): void => {
    if (part === '' || skipping) return;
    parts.push(part);
    length += part.length;
    const most = maxLength();
    if (length <= most) return;
    skipping = true;
    const beginning = excerptOf(parts).slice(0, most);
    forget();
    onRecord(beginning);
  };
  const end = (): void => {
    if (!skipping) onRecord(take());
    skipping = false;
  };
  return (chunk) => {
    const pieces = chunk.split(recordSeparator);
    for (const [index, piece] of pieces.entries()) {
      keep(piece);
      if (index < pieces.length - 1) end();
    }
  };
};
