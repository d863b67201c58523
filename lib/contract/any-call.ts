import type { OperationId } from '../spec/operation.ts';
import type { CallFields, CallStep } from './steps/call.ts';

/**
 * A call of an operation that is known only when it runs. The compiler cannot lay the fields beside the operation's own; the validator of scenarios does.
 * Where the operation is written out, so is the call: the compiler then checks it.
 */
export const anyCall = (operation: OperationId, fields: CallFields): CallStep =>
  // What the cast leaves open, `validateScenario` decides.
  ({ do: 'call', operation, ...fields }) as CallStep;
