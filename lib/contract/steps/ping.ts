import { z } from 'zod';
import { oneOf, record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/**
 * Watches the keep-alive of a connection. On a target whose profile has such long intervals that this takes more than 20 s, the check is run with
 * `--deep` only.
 */
export const pingStep = record('a ping step', {
  do: z.literal('ping'),
  /** Whose connection. */
  probe: someText,
  /**
   * `from-server`: the server pings the probe within twice its interval; `survives`: the connection outlives the client time-out by its own pings
   * alone; `dropped-when-silent`: a client that says nothing is dropped.
   */
  expect: oneOf(['from-server', 'survives', 'dropped-when-silent']),
  /** Note what happens under this name; nothing is judged. */
  observe: someText.exactOptional(),
  ...stepBase,
});
