import { createHash } from 'node:crypto';

/** A short digest of plain data: the same for the same data on every machine. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
