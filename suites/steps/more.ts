import type { CallStep } from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';

/** What a call of the operation may say beside what its builder says. */
export type More<Id extends OperationId> = Partial<Omit<CallStep<Id>, 'do' | 'operation'>>;
