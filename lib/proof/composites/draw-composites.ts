import fc from 'fast-check';
import type { Composite } from '../../../fixtures/composites/composite.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

const least = 5;
const most = 15;

/** A run without a profile allows deliveries and a ttl more time than these take. */
const inTimeAfterAll: ReadonlySet<string> = new Set([
  'groups/last-digit-three-is-late',
  'ttl/begins-anew-on-connecting',
]);

/** Whether a run without a profile excuses the fault, which is then in its report as a lag. */
const isExcused = ({ id, onlyLate, ttlOffByMs }: Fault): boolean =>
  onlyLate !== undefined || ttlOffByMs !== undefined || inTimeAfterAll.has(id);

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
    .map((drawn, index) => ({
      id: `drawn/${seed}-${index}`,
      says: drawn.map(({ id }) => id).join(', '),
      faults: drawn,
    }));
