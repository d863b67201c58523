import type { Case, Cases } from './case.ts';
import { stillThere } from './deviation-of.ts';
import { joinTo } from './join-to.ts';

const isEnded = ({ key }: Case): boolean => key.includes(stillThere);

/** Whether what has never been there is found too. */
const isOfNobody = ({ key, symptom, condition }: Case): boolean =>
  symptom === 'surplus' && !key.includes(stillThere) && condition?.size === 0;

/** Puts what is found although it has ended to what is found although it has never been: an operation that does not look is wrong about both. */
export const joinEnded = (groups: readonly Cases[]): readonly Cases[] =>
  joinTo(groups, (group) =>
    group.every(isEnded)
      ? groups.find((other) => other.some(isOfNobody) && other[0]?.operation === group[0]?.operation)
      : undefined,
  );
