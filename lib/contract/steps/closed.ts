import { z } from 'zod';
import { list, oneOf, record, someText } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** The probe's connection is closed by the server. */
export const closedStep = record('a closed step', {
  do: z.literal('closed'),
  /** Whose connection. */
  probe: someText,
  /** `frame`: a close message came; `socket`: the socket was closed by the server. Default both. */
  by: list(oneOf(['frame', 'socket'])).exactOptional(),
  /** Text that the close message's `error` must contain. */
  reason: someText.exactOptional(),
  /** Note what happens under this name; nothing is judged. */
  observe: someText.exactOptional(),
  ...stepBase,
});
