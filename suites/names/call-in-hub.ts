import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallStep, Name } from '../../lib/contract/step.ts';
import type { Operation } from '../../lib/spec/operation.ts';

/** Made as the service makes ids; no connection has it. */
const nobody = { exactly: 'kJ3xQmZ0Yc2TnV5uW8rB1g' };

const values = { group: 'red', user: 'ann', connection: nobody };

/** Should the target take the relation, it is not to outlive the run. */
const minuteSeconds = 60;

/** A call of the operation in which the hub alone is worth a thought: groups and users that nobody has, a connection that is not there. */
export const callInHub = ({ id, parameters, query }: Operation, hub: Name): CallStep =>
  anyCall(id, {
    hub,
    ...(parameters.includes('group') ? { group: values.group } : {}),
    ...(parameters.includes('user') ? { user: values.user } : {}),
    ...(parameters.includes('connection') ? { connection: values.connection } : {}),
    ...(query.includes('ttl') ? { ttl: minuteSeconds } : {}),
  });
