import type { CallFields, CallStep, Name } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { act } from '../steps/act.ts';

/** An unused group and user, and an unknown connection with an id of the form that the service uses. */
const nobody = { group: 'red', user: 'ann', connection: { exactly: 'kJ3xQmZ0Yc2TnV5uW8rB1g' } };

/** Keeps the relation from outliving the run if the target accepts it. */
const minuteSeconds = 60;

/** A call of the operation in which only the hub matters. */
export const callInHub = (operation: OperationShape, hub: Name, more: CallFields = {}): CallStep =>
  act.call(operation, { hub, ...nobody, ttl: minuteSeconds }, more);
