import fc from 'fast-check';
import type { Composite } from '../../../fixtures/composites/composite.ts';
import { ofReference } from '../../../fixtures/composites/of-reference.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

const least = 5;
const most = 15;

/** Whether some profile allows for the fault. A run without one may then report it as a lag, or not at all. */
const isExcused = ({ onlyLate, allowedBy }: Fault): boolean => onlyLate !== undefined || allowedBy !== undefined;

/** Services with 5 to 15 faults of the catalogue at once, drawn by the seed. */
export const drawComposites = (faults: readonly Fault[], count: number, seed: number): readonly Composite[] =>
  fc
    .sample(
      fc.shuffledSubarray(
        faults.filter((fault) => !isExcused(fault)),
        { minLength: least, maxLength: most },
      ),
      { numRuns: count, seed },
    )
    .map((drawn, index) => ofReference(`drawn/${seed}-${index}`, drawn.map(({ id }) => id).join(', '), drawn));
