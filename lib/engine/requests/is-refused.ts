import type { CallStep } from '../../contract/step.ts';

/** A redirect is no success either. */
const leastRefusal = 300;

const isError = (expected: string | number): boolean =>
  typeof expected === 'number' ? expected >= leastRefusal : expected === 'invalid' || expected === 'unauthorized';

/** Whether the call must be refused. A refused call has no effect. */
export const isRefused = ({ expect }: Pick<CallStep, 'expect'>): boolean => {
  const expected = expect === undefined ? [] : [expect].flat();
  return expected.length > 0 && expected.every(isError);
};
