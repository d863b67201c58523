/** Ends every record of the JSON hub protocol (SignalR HubProtocol, JSON encoding). */
export const recordSeparator = '\u001E';

/**
 * Puts records together from chunks: a WebSocket message may hold several records, or a part of one (SignalR HubProtocol).
 * @param maxLength characters a record may have; a longer one is cut there, handed on and its rest dropped
 */
export const createRecordReader = (
  onRecord: (record: string) => void,
  maxLength = 32 * 1024 * 1024,
): ((chunk: string) => void) => {
  let parts: string[] = [];
  let length = 0;
  const keep = (part: string): void => {
    const room = maxLength - length;
    if (part === '' || room <= 0) return;
    parts.push(part.slice(0, room));
    length += Math.min(part.length, room);
  };
  return (chunk) => {
    const pieces = chunk.split(recordSeparator);
    for (const [index, piece] of pieces.entries()) {
      keep(piece);
      if (index === pieces.length - 1) return;
      const record = parts.join('');
      parts = [];
      length = 0;
      onRecord(record);
    }
  };
};
