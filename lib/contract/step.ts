import type { z } from 'zod';
import type { CallStep } from './steps/call.ts';
import type { closedStep } from './steps/closed.ts';
import type { connectStep } from './steps/connect.ts';
import type { disconnectStep } from './steps/disconnect.ts';
import type { holdStep } from './steps/hold.ts';
import type { invokeStep } from './steps/invoke.ts';
import type { openStep } from './steps/open.ts';
import type { orderStep } from './steps/order.ts';
import type { outlastStep } from './steps/outlast.ts';
import type { passStep } from './steps/pass.ts';
import type { pingStep } from './steps/ping.ts';
import type { requestStep } from './steps/request.ts';
import type { settleStep } from './steps/settle.ts';
import type { togetherStep } from './steps/together.ts';

export type { CallFields, CallStep } from './steps/call.ts';
export type { StatusExpectation } from '../spec/status-word.ts';
export type { TokenVariant } from './token-variant.ts';
export type { ConnectionRef } from './values/connection-ref.ts';
export type { Json } from './values/json.ts';
export type { Message, RawBody } from './values/message.ts';
export type { Name } from './values/name.ts';

// Interfaces, so that errors and editors call a step by its name.

/** A client connects: negotiate, WebSocket, handshake. */
export interface ConnectStep extends z.infer<typeof connectStep> {}
/** The client closes its socket; done when the socket is closed. */
export interface DisconnectStep extends z.infer<typeof disconnectStep> {}
/** Call an operation again and again while the ttl of `since` lasts. */
export interface HoldStep extends z.infer<typeof holdStep> {}
/** Wait until the ttl of the labelled call has passed. */
export interface PassStep extends z.infer<typeof passStep> {}
/** Waits for the effect budget: later deviations count as failures, not as lag. */
export interface SettleStep extends z.infer<typeof settleStep> {}
/** Wait until all else of the run is over. */
export interface OutlastStep extends z.infer<typeof outlastStep> {}
/** The probe's connection is closed by the server. */
export interface ClosedStep extends z.infer<typeof closedStep> {}
/** The probe's connection is still open. */
export interface OpenStep extends z.infer<typeof openStep> {}
/** The messages of the labelled sends reach the probe, in this order. */
export interface OrderStep extends z.infer<typeof orderStep> {}
/** Watches the keep-alive of a connection. */
export interface PingStep extends z.infer<typeof pingStep> {}
/** The client invokes a method of the server. */
export interface InvokeStep extends z.infer<typeof invokeStep> {}
/** A request outside the operations, below the target's base. */
export interface RequestStep extends z.infer<typeof requestStep> {}
/** Steps begun at the same time; done when all are. */
export interface TogetherStep extends z.infer<typeof togetherStep> {}

/** One thing done or expected: plain, serialisable data. There is no second way to talk to a target. */
export type Step =
  | ConnectStep
  | DisconnectStep
  | CallStep
  | HoldStep
  | PassStep
  | SettleStep
  | OutlastStep
  | ClosedStep
  | OpenStep
  | OrderStep
  | PingStep
  | InvokeStep
  | RequestStep
  | TogetherStep;
