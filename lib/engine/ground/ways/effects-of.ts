import { loadRequirements } from '../../../spec/load-requirements.ts';
import type { OperationId } from '../../../spec/operation.ts';

/**
 * The requirements among these that speak of what one of the operations does: nothing else that leads to the same ground shows that they hold. Of requirements that are in no ledger of ours
 * nothing is known, and what is only noted is noted of what was asked about.
 */
export const effectsOf = (requirements: readonly string[], operations: ReadonlySet<OperationId>): readonly string[] => {
  const byId = new Map(loadRequirements().map((one) => [one.id, one]));
  return requirements.filter((id) => {
    const one = byId.get(id);
    return one === undefined || one.level === 'record' || one.effectOf?.some((operation) => operations.has(operation));
  });
};
