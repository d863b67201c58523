import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { pathsBeside, type PlaceAt } from './place-of.ts';

const askedBy = (step: Step | undefined): string =>
  JSON.stringify({ ...step, label: undefined, ifAccepted: undefined, verifies: undefined });

/** Which of several equal steps that are done at once went wrong, and how many. */
interface AmongEquals {
  /** Only the first, or some with right ones before and after them. */
  readonly among: NonNullable<Finding['among']>;
  readonly wrong: number;
  readonly of: number;
}

/** How a step did beside equal ones that were done at the same time. Undefined: that says nothing. */
export const amongEquals = (path: string, placeAt: PlaceAt, red: ReadonlySet<string>): AmongEquals | undefined => {
  const { steps, atOnce } = placeAt(path);
  if (atOnce === 1) return undefined;
  const asked = askedBy(steps.at(-1));
  const equals = pathsBeside(path, placeAt).filter((other) => askedBy(placeAt(other).steps.at(-1)) === asked);
  const wrong = equals.map((other) => red.has(other));
  // One of two says nothing about the order.
  if (equals.length < 3) return undefined;
  const counts = { wrong: wrong.filter(Boolean).length, of: wrong.length };
  if (wrong.indexOf(true) === 0) return wrong.lastIndexOf(true) === 0 ? { among: 'first', ...counts } : undefined;
  return wrong.at(-1) === false ? { among: 'some', ...counts } : undefined;
};
