import type { Check } from '../../contract/check.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { apartAreas } from './apart-areas.ts';
import { areaOf } from './fault-row.ts';

/** One value says whether an innocent property turns red. */
const withOneValue = (check: Check): Check => ('arbitrary' in check ? { ...check, runs: 1 } : check);

/**
 * The checks by which a fault is judged: all but those of the areas apart of which it names no requirement. Properties of areas other than the fault's
 * own draw one value.
 */
export const checksForFault = (
  { id, breaks, alsoTurnsRed = [] }: Pick<Fault, 'id' | 'breaks' | 'alsoTurnsRed'>,
  checks: readonly Check[],
): readonly Check[] => {
  const concerned = new Set([...breaks, ...alsoTurnsRed].map(areaOf));
  const isOwn = (check: Check): boolean => areaOf(check.id) === areaOf(id);
  return checks
    .filter((check) => !apartAreas.has(areaOf(check.id)) || concerned.has(areaOf(check.id)))
    .map((check) => (isOwn(check) ? check : withOneValue(check)));
};
