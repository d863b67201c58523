import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallFields, CallStep } from '../../lib/contract/step.ts';
import type { OperationId, OperationShape } from '../../lib/spec/operation.ts';
import type { StatusExpectation } from '../../lib/spec/status-word.ts';

/** Values for all parameters of operations. */
export type Values = Pick<CallFields, 'hub' | 'group' | 'user' | 'connection' | 'excluded' | 'ttl' | 'reason'>;

/** Those of the values that the operation takes. */
export const argumentsFor = ({ parameters, query }: OperationShape, values: Values): CallFields => {
  const taken = new Set<string>([...parameters, ...query]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => taken.has(name)));
};

/** Calls of operations that are known only by their row in the operation table. */
export const anyOperation = {
  /** The call of an operation with what it takes of the values. */
  call: (operation: OperationShape, values: Values, more: CallFields = {}): CallStep =>
    anyCall(operation.id, { ...argumentsFor(operation, values), ...more }),
  /** A call whose response is judged. */
  judge: (
    operation: OperationId,
    fields: CallFields,
    expect: StatusExpectation,
    verifies: readonly string[],
  ): CallStep => anyCall(operation, { ...fields, expect, verifies }),
  /** A call whose response is undocumented and therefore recorded. */
  observe: (operation: OperationId, fields: CallFields, name: string, verifies: readonly string[]): CallStep =>
    anyCall(operation, { ...fields, observe: name, expect: ['success', 'absent'], verifies }),
} as const;
