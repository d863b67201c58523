import type { Check } from '../../contract/check.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import { areaOf } from '../../spec/area-of.ts';

/** One value says whether an innocent property turns red. */
const withOneValue = (check: Check): Check => ('arbitrary' in check ? { ...check, runs: 1 } : check);

/** Ground that does not hold would keep others from being judged, and a check from showing that it can fail. */
const blockingNothing = (check: Check): Check => {
  if (!('grounds' in check)) return check;
  const { grounds: _grounds, ...rest } = check;
  return rest;
};

/**
 * The checks by which a fault is judged: all of them. Properties of areas other than the fault's own draw one value, and ground checks block nothing.
 */
export const checksForFault = ({ id }: Pick<Fault, 'id'>, checks: readonly Check[]): readonly Check[] =>
  checks.map((check) => blockingNothing(areaOf(check.id) === areaOf(id) ? check : withOneValue(check)));
