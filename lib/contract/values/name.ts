import { z } from 'zod';
import { record, someText, text } from './plain.ts';

/** A name that is sent as it stands, percent-encoded once, as one path segment. */
export const exactly = record('{ exactly }', {
  /** The name or id itself. */
  exactly: text,
});

/** A name that is put into the path as it stands. */
export const encoded = record('{ encoded }', {
  /** The path segment, encoded already. */
  encoded: text,
});

const near = record('{ near, before, behind }', {
  /** The logical name. */
  near: someText,
  /** Characters in front of it. */
  before: text.exactOptional(),
  /** Characters behind it. */
  behind: text.exactOptional(),
});

/**
 * A hub, group or user. A string is a *logical* name: the engine makes it unique to the scenario and the run (and the same everywhere in the scenario).
 * `exactly` is sent as it stands (percent-encoded once, as one path segment); `encoded` is put into the path as it stands, raw. `near` is a logical
 * name with some characters before or behind it: not the same name, but what a service that trims, cuts or folds would take for it.
 */
export const name = z.union([someText, exactly, encoded, near], {
  error: 'a name: text, { exactly: text }, { encoded: text } or { near: text, before: text, behind: text }',
});

/** A hub, group or user; a string is a logical name, which the engine makes unique to the scenario and the run. */
export type Name = z.infer<typeof name>;
