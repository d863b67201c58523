import type { KnownEntry } from './known-entry.ts';

/** The lines of an entry, to say which to delete: `lines 4 to 6`. */
export const entryLines = ({ lines: [first, last] }: Pick<KnownEntry, 'lines'>): string =>
  first === last ? `line ${first}` : `lines ${first} to ${last}`;
