import type { CallStep } from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';

/** Options of a call in addition to those that its builder sets. */
export type More<Id extends OperationId> = Partial<Omit<CallStep<Id>, 'do' | 'operation'>>;
