import fc from 'fast-check';
import type { Composite } from '../../../fixtures/composites/composite.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';

const least = 5;
const most = 15;

/** A run without a profile allows effects and deliveries more time than these take. */
const withinThePatience: ReadonlySet<string> = new Set([
  'clients/ready-late',
  'connections/close-too-late',
  'groups/adding-is-late',
  'groups/last-digit-three-is-late',
  'groups/removal-is-late',
  'ttl/begins-anew-on-connecting',
  'user-groups/live-connections-join-late',
  'user-groups/removal-is-late',
]);

/** Services with 5 to 15 faults of the catalogue at once, drawn by the seed. */
export const drawComposites = (faults: readonly Fault[], count: number, seed: number): readonly Composite[] =>
  fc
    .sample(
      fc.shuffledSubarray(
        faults.filter(({ id }) => !withinThePatience.has(id)),
        { minLength: least, maxLength: most },
      ),
      { numRuns: count, seed },
    )
    .map((drawn, index) => ({
      id: `drawn/${seed}-${index}`,
      says: drawn.map(({ id }) => id).join(', '),
      faults: drawn,
    }));
