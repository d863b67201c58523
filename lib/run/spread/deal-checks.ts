import { isGround, isMonitor } from '../../contract/check.ts';
import { ConformanceError } from '../../error.ts';
import { countOf } from '../../contract/quantity.ts';
import type { ListedCheck } from '../select-checks.ts';
import type { Shard } from './shard.ts';

/** What every part runs: the others rely on the ground checks, and a monitor sees only what its own part sends. */
const isCommon = ({ check }: ListedCheck): boolean => isMonitor(check) || isGround(check);

/** The ground checks among these. */
export const groundsOf = (checks: readonly ListedCheck[]): readonly ListedCheck[] =>
  checks.filter(({ check }) => isGround(check));

/**
 * The checks of one part, in their order. Neighbours, which cost about the same, go to different parts. Ground checks and monitors go to all.
 *
 * @throws ConformanceError ERR_USAGE where there are fewer checks than parts
 */
export const dealChecks = (checks: readonly ListedCheck[], { index, of }: Shard): readonly ListedCheck[] => {
  const dealt = checks.filter((one) => !isCommon(one));
  if (of > Math.max(1, dealt.length))
    throw new ConformanceError(
      'ERR_USAGE',
      `--shard ${index}/${of}: only ${countOf(dealt.length, 'check')} can be dealt to ${of} parts (each runs the ground checks and monitors); use at most ${countOf(Math.max(1, dealt.length), 'part')}`,
    );
  const mine = new Set(dealt.filter((_, place) => place % of === index - 1));
  return checks.filter((one) => isCommon(one) || mine.has(one));
};
