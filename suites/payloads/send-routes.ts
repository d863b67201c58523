import type { CallFields, CallStep, Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { act } from '../steps/act.ts';

/** One of the four ways to send, with the steps that make probe `a` its whole audience. */
export interface Route {
  readonly operation: OperationShape;
  /** As part of an id: `send-to-user`. */
  readonly slug: string;
  /** `a` connects. */
  readonly reader: readonly Step[];
  send(more: CallFields): CallStep;
}

const names = { user: 'ann', group: 'red', connection: 'a' } as const;

const connect = act.connect('a', names.user);

const routeOf = (operation: OperationShape): Route => ({
  operation,
  slug: operationSlug(operation.id),
  reader: operation.parameters.includes('group') ? [connect, act.join('a', names.group)] : [connect],
  send: (more) => act.call(operation, names, more),
});

/** The four sends of the operation table. */
export const routes: readonly Route[] = shapes.filter(({ kind }) => kind === 'send').map(routeOf);

/** The route to one connection, for cases about the payload rather than the route. */
export const direct: Route = routeOf(shapes.find(({ id }) => id === 'sendToConnection')!);
