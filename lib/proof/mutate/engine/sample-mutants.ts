import { seededRandom } from '../../../../fixtures/proxy/seeded-random.ts';
import { shuffle } from '../../../../fixtures/proxy/shuffle.ts';
import { groupBy } from '../../../contract/group-by.ts';
import type { Mutant } from '../mutant.ts';
import { roomOf } from './engine-mutants.ts';

/**
 * All mutants in a drawn order in which every beginning has of each room its share, so that a run which ends early has looked at all of them alike.
 */
export const drawMutants = (mutants: readonly Mutant[], seed: number): readonly Mutant[] =>
  [...groupBy(mutants, roomOf).values()]
    .flatMap((own) =>
      shuffle(own, seededRandom(seed)).map((mutant, index) => ({ mutant, at: (index + 0.5) / own.length })),
    )
    .toSorted((one, other) => one.at - other.at)
    .map(({ mutant }) => mutant);
