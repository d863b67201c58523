import { v1 } from './catalogues/v1.ts';
import { operationIn, operationsIn } from './operation-in.ts';
import type { Operation, OperationId } from './operation.ts';

/** The operations of v1. Goes away: the catalogue in use travels with the target. */
export const operations: readonly Operation[] = operationsIn(v1);

/** The row of an operation in v1. Goes away: the catalogue in use travels with the target. */
export const operationOf = (id: OperationId): Operation => operationIn(v1, id);
