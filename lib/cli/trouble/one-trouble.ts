import { ConformanceError } from '../../error.ts';

/** One error for several. What nobody foresaw goes first: it is ours to mend, and its stack is shown. */
export const oneTrouble = (troubles: readonly unknown[]): unknown => {
  const foreseen = troubles.filter((one) => one instanceof ConformanceError);
  const [first] = foreseen;
  if (first === undefined || foreseen.length < troubles.length || foreseen.length === 1)
    return troubles.find((one) => !(one instanceof ConformanceError)) ?? first;
  return new ConformanceError(first.code, foreseen.map(({ message }) => message).join('; '), { cause: first });
};
