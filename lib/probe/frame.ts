/** One record that came over the socket. */
export interface Frame {
  /** `performance.now()` when it was read. */
  readonly atMs: number;
  /** The record without its separator and the white space around it, as it came. */
  readonly text: string;
  /** The hub protocol's message type; undefined where there is none. */
  readonly type: number | undefined;
  /** Undefined where the record is no JSON object. */
  readonly message: Readonly<Record<string, unknown>> | undefined;
}

const objectOf = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** JSON may stand in any amount of white space; a slice would keep all of it alive. */
const withoutBlanks = (text: string): string => {
  const trimmed = text.trim();
  return trimmed.length === text.length ? text : Buffer.from(trimmed).toString();
};

/** Reads a record; never throws. */
export const readFrame = (record: string): Frame => {
  const text = withoutBlanks(record);
  const message = objectOf(text);
  const type = message?.['type'];
  return { atMs: performance.now(), text, type: typeof type === 'number' ? type : undefined, message };
};
