import type { CallStep } from '../../contract/step.ts';

/** A redirect is no success either. */
const leastRefusal = 300;

const isError = (expected: string | number): boolean =>
  typeof expected === 'number' ? expected >= leastRefusal : expected === 'invalid' || expected === 'unauthorized';

/** What is a right answer, as the call says it; empty: it does not. */
export const expectedBy = ({ expect }: Pick<CallStep, 'expect'>): readonly (string | number)[] =>
  expect === undefined ? [] : [expect].flat();

/** Whether a refusal is a right answer. */
export const mayBeRefused = (call: Pick<CallStep, 'expect'>): boolean => expectedBy(call).some(isError);

/** Whether the call must be refused. A refused call has no effect. */
export const isRefused = (call: Pick<CallStep, 'expect'>): boolean => {
  const expected = expectedBy(call);
  return expected.length > 0 && expected.every(isError);
};
