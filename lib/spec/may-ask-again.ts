import type { Operation } from './operation.ts';

/** Whether a call has the same answer when it is repeated. What was removed or closed is not there the next time. */
export const mayAskAgain = ({ effect }: Pick<Operation, 'effect'>): boolean => effect !== 'leaves';
