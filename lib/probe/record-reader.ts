import { cutText } from '../trace/cut-text.ts';
/** Ends every record of the JSON hub protocol (SignalR HubProtocol, JSON encoding). */
export const recordSeparator = '\u001E';

/** What is handed on of a record that is too long: enough to see what it was. */
const excerptLength = 1000;

/**
 * Puts records together from chunks: a WebSocket message may hold several records, or a part of one (SignalR HubProtocol).
 * @param maxLength characters a record may have; of a longer one the beginning is handed on as soon as it is too long, and nothing is kept: it may never end
 */
export const createRecordReader = (
  onRecord: (record: string) => void,
  maxLength = 8 * 1024 * 1024,
): ((chunk: string) => void) => {
  let parts: string[] = [];
  let length = 0;
  let skipping = false;
  const take = (): string => {
    const record = parts.join('');
    parts = [];
    length = 0;
    return record;
  };
  const keep = (part: string): void => {
    if (part === '' || skipping) return;
    parts.push(part);
    length += part.length;
    if (length <= maxLength) return;
    skipping = true;
    onRecord(cutText(take(), Math.min(maxLength, excerptLength)));
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
