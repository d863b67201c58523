import fc from 'fast-check';
import type { Composite } from '../../../fixtures/composites/composite.ts';
import { ofReference } from '../../../fixtures/composites/of-reference.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { startEmulator } from '../../../fixtures/independent/start-emulator.ts';
import { behaviourOf, shapes } from '../../../fixtures/strangers/correct-strangers.ts';
import type { StrangeDeviation } from '../../../fixtures/strangers/strange-deviation.ts';

type Excusable = Pick<Fault, 'id' | 'allowedBy' | 'instead'> &
  Pick<StrangeDeviation, 'overrules'> & { readonly onlyLate?: unknown };

/** Whether some profile allows for the fault. A run without one may then report it as a lag, or not at all. */
const isExcused = ({ onlyLate, allowedBy }: Excusable): boolean => onlyLate !== undefined || allowedBy !== undefined;

/** Without faults in place of which others stand that come later, and those that another leaves nothing to do: they would never be asked. */
const withoutOverruled = <OfKind extends Excusable>(faults: readonly OfKind[]): readonly OfKind[] =>
  faults.filter(
    ({ id, instead }, index) =>
      !faults.slice(index + 1).some((later) => instead !== undefined && later.instead === instead) &&
      !faults.some(({ overrules = [] }) => overrules.includes(id)),
  );

interface Draw {
  readonly count: number;
  readonly seed: number;
}

const drawn = <OfKind extends Excusable>(
  all: readonly OfKind[],
  { count, seed }: Draw,
  [minLength, maxLength]: readonly [number, number],
): readonly (readonly OfKind[])[] => {
  const judged = all.filter((one) => !isExcused(one));
  return fc.sample(fc.shuffledSubarray(judged, { minLength, maxLength }), { numRuns: count, seed });
};

const named = (faults: readonly Excusable[]): string => faults.map(({ id }) => id).join(', ');

/** Services with 5 to 15 faults of the catalogue at once, drawn by the seed. */
export const drawComposites = (faults: readonly Fault[], count: number, seed: number): readonly Composite[] =>
  drawn(faults, { count, seed }, [5, 15])
    .map(withoutOverruled)
    .map((some, index) => ofReference(`drawn/${seed}-${index}`, named(some), some));

/**
 * Services of another author with 3 to 8 of that service's deviations at once, drawn by the seed. Every second one also has one to three shapes that are right and look
 * strange: lateness that is allowed must not hide what is wrong, nor the other way round.
 */
export const drawStrangers = (
  deviations: readonly StrangeDeviation[],
  count: number,
  seed: number,
): readonly Composite<StrangeDeviation>[] => {
  const looks = fc.sample(fc.shuffledSubarray([...shapes], { minLength: 1, maxLength: 3 }), { numRuns: count, seed });
  return drawn(deviations, { count, seed }, [3, 8]).map((all, index) => {
    const some = withoutOverruled(all);
    const barred = new Set(some.flatMap(({ notWith = [] }) => notWith));
    const strange = index % 2 === 1 ? (looks[index] ?? []).filter(([slug]) => !barred.has(slug)) : [];
    const look = strange.length === 0 ? '' : `; right, but strange: ${strange.map(([slug]) => slug).join(', ')}`;
    return {
      id: `stranger/${seed}-${index}`,
      says: `${named(some)}${look}`,
      faults: some,
      start: (key) => startEmulator({ key, behaviour: behaviourOf(strange), deviations: some }),
    };
  });
};
