import type { OperationId } from '../spec/operation.ts';

/** What a step uses of a target: one of its operations, or that a client can connect. */
export type Use = OperationId | 'connect';
