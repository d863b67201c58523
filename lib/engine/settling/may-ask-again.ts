import type { Operation } from '../../spec/operation.ts';

/** Whether a call may be made again and again, and has the same answer each time: what was removed or closed is not there the next time. */
export const mayAskAgain = ({ effect }: Pick<Operation, 'effect'>): boolean => effect !== 'leaves';
