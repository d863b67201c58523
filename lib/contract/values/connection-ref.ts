import { z } from 'zod';
import { encoded, exactly } from './name.ts';
import { someText } from './plain.ts';

/** A connection: a string is the name of a probe of the scenario and stands for its connection id; `exactly` is any id; `encoded` raw. */
export const connectionRef = z.union([someText, exactly, encoded], {
  error: 'a connection: the name of a probe, { exactly: text } or { encoded: text }',
});

/** A connection: the name of a probe, which stands for its connection id, or an id written out. */
export type ConnectionRef = z.infer<typeof connectionRef>;
