import type { z } from 'zod';

const owned = new WeakSet<object>();

/** Marks text of a report that is the suite's own: ids, verdicts, statements. It is never redacted, even if a secret happens to be such a word. */
export const ownText = <Schema extends z.core.$ZodType>(schema: Schema): Schema => {
  owned.add(schema);
  return schema;
};

/** Whether this part of a report is marked by {@link ownText}. */
export const isOwnText = (schema: object): boolean => owned.has(schema);
