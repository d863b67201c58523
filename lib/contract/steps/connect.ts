import { z } from 'zod';
import { tokenVariant } from '../token-variant.ts';
import { name } from '../values/name.ts';
import { list, no, oneOf, record, someText, yes } from '../values/plain.ts';
import { status } from '../values/expectation.ts';
import { stepBase } from './step-base.ts';

/** A client connects: negotiate, WebSocket, handshake. */
export const connectStep = record('a connect step', {
  do: z.literal('connect'),
  /** The probe's name, by which later steps refer to this connection. */
  probe: someText,
  /** Default: the scenario's own hub. */
  hub: name.exactOptional(),
  /** Absent: no user id in the token (unless the profile requires one). */
  user: name.exactOptional(),
  /** The version of negotiate that the client asks for. Default 1. */
  negotiateVersion: z.literal([0, 1], { error: '0 or 1' }).exactOptional(),
  /** What the answer to negotiate must offer beside a way in: the version asked for, with its token, or WebSockets with text. */
  offers: oneOf(['version', 'websockets']).exactOptional(),
  /** false: the probe keeps its socket open after a close message, so that "said close" and "closed" are seen apart. */
  obeyClose: no.exactOptional(),
  /** false: the client reads nothing once it is connected, so that it never answers the closing handshake of WebSocket. */
  answersClose: no.exactOptional(),
  /** false: the probe does not send pings of its own. */
  pings: no.exactOptional(),
  /** A token that is not the good one. */
  token: tokenVariant.exactOptional(),
  /** Where the token variant is used: on negotiate, or on the WebSocket after a good negotiate. Default `negotiate`. */
  tokenOn: oneOf(['negotiate', 'socket']).exactOptional(),
  /** Where the WebSocket carries its token; default `header`. Browsers cannot set one, and send `access_token` in the query. */
  tokenIn: oneOf(['header', 'query']).exactOptional(),
  /** The connect must fail: true with the status of a refused token, a list with one of its statuses. */
  refused: z.union([z.literal(true), list(status)], { error: 'true, or a list of statuses' }).exactOptional(),
  /** true: that the client gets in is what the check is about, so that a failed connect is a finding. Absent: the check is then not testable. */
  judged: yes.exactOptional(),
  /** Note what happens under this name; nothing is judged. */
  observe: someText.exactOptional(),
  ...stepBase,
});
