import { z } from 'zod';
import { record, someText, yes } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** The client closes its socket; done when the socket is closed. */
export const disconnectStep = record('a disconnect step', {
  do: z.literal('disconnect'),
  /** Whose connection. */
  probe: someText,
  /** true: without the closing handshake of WebSocket, as when a process dies. */
  abruptly: yes.exactOptional(),
  ...stepBase,
});
