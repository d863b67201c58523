import { loadRequirements } from '../../../spec/load-requirements.ts';
import type { OperationId } from '../../../spec/operation.ts';

/**
 * The requirements among these that speak of what one of the operations does. Another way to the same ground does not show that they hold. Requirements of suite files
 * count, since nothing is known of them. So do those that are only observed: what is observed there is the operation itself.
 */
export const effectsOf = (requirements: readonly string[], operations: ReadonlySet<OperationId>): readonly string[] => {
  const byId = new Map(loadRequirements().map((one) => [one.id, one]));
  return requirements.filter((id) => {
    const one = byId.get(id);
    return one === undefined || one.level === 'record' || one.effectOf?.some((operation) => operations.has(operation));
  });
};
