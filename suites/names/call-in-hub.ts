import type { CallFields, CallStep, Name } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { act } from '../steps/act.ts';

/** Groups and users that nobody has, and a connection that is not there: its id is made as the service makes ids. */
const nobody = { group: 'red', user: 'ann', connection: { exactly: 'kJ3xQmZ0Yc2TnV5uW8rB1g' } };

/** Should the target take the relation, it is not to outlive the run. */
const minuteSeconds = 60;

/** A call of the operation in which the hub alone is worth a thought. */
export const callInHub = (operation: OperationShape, hub: Name, more: CallFields = {}): CallStep =>
  act.call(operation, { hub, ...nobody, ttl: minuteSeconds }, more);
