import type { Operation, PathParameter } from '../spec/operation.ts';
import { operationPath } from './operation-path.ts';
import type { RestRequest } from './rest-client.ts';

interface OperationParts {
  /** Must already be encoded. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
}

/** A plain request of an operation, with encoded segments. @throws TypeError for a parameter of the path that is not given. */
export const operationRequest = (
  operation: Operation,
  segments: Partial<Record<PathParameter, string>>,
  { query = [], body }: OperationParts = {},
): RestRequest => ({
  operation: operation.id,
  method: operation.method,
  path: operationPath(operation, segments, query),
  body,
});
