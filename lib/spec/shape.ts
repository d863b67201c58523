import { v1 } from './catalogues/v1.ts';
import { operationsIn } from './operation-in.ts';
import type { OperationId, OperationShape } from './operation.ts';

/** What the operations are in every catalogue, in the order of the REST v1 document: no path, no method, no status. */
export const shapes: readonly OperationShape[] = operationsIn(v1).map(
  ({ id, title, kind, effect, parameters, query, hasAbsence, statesHubRule, statesGroupRule }) => ({
    id,
    title,
    kind,
    ...(effect === undefined ? {} : { effect }),
    parameters,
    query,
    hasAbsence,
    statesHubRule,
    statesGroupRule,
  }),
);

const byId = new Map(shapes.map((shape) => [shape.id, shape]));

/** What an operation is in every catalogue. @throws TypeError for an id that no catalogue has. */
export const shapeOf = (id: OperationId): OperationShape => {
  const shape = byId.get(id);
  if (shape === undefined) throw new TypeError(`no operation ${id}`);
  return shape;
};
