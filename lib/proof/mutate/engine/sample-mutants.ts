import { seededRandom } from '../../../../fixtures/proxy/seeded-random.ts';
import { groupBy } from '../../../contract/group-by.ts';
import type { Mutant } from '../mutant.ts';
import { roomOf } from './engine-mutants.ts';

/** The same order for the same seed. */
const shuffle = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const random = seededRandom(seed);
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
};

/**
 * All mutants in a drawn order in which every beginning has of each room its share, so that a run which ends early has looked at all of them alike.
 */
export const drawMutants = (mutants: readonly Mutant[], seed: number): readonly Mutant[] =>
  [...groupBy(mutants, roomOf).values()]
    .flatMap((own) => shuffle(own, seed).map((mutant, index) => ({ mutant, at: (index + 0.5) / own.length })))
    .toSorted((one, other) => one.at - other.at)
    .map(({ mutant }) => mutant);
