/** One record that came over the socket. */
export interface Frame {
  /** `performance.now()` when it was read. */
  readonly atMs: number;
  /** The record without its separator, as it came. */
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

/** Reads a record; never throws. */
export const readFrame = (text: string): Frame => {
  const message = objectOf(text);
  const type = message?.['type'];
  return { atMs: performance.now(), text, type: typeof type === 'number' ? type : undefined, message };
};
