import { askedFor } from './asked-for.ts';
import { isClosedAsWell, type Case, type Cases } from './case.ts';
import { isWithin } from './is-within.ts';
import { joinTo } from './join-to.ts';

/** What a case has found, reached or closed in another hub than its own; undefined: it may be something else that is there too much. */
const foundElsewhere = (one: Case): string | undefined => {
  if (one.finding?.uses?.includes('second-hub') !== true) return undefined;
  if (isClosedAsWell(one)) return 'connection';
  return one.symptom === 'surplus' ? askedFor[one.operation ?? ''] : undefined;
};

/** What is found in another hub than its own, where that is all that the group shows. */
const inOtherHub = (group: Cases): ReadonlySet<string> => {
  const things = group.map(foundElsewhere);
  return new Set(things.includes(undefined) ? [] : things.flatMap((thing) => thing ?? []));
};

/** Puts together what is found, reached and closed in another hub than its own: one table holds those of all hubs. What was let into a group there shows in that, too. */
export const joinHubs = (groups: readonly Cases[]): readonly Cases[] =>
  joinTo(groups, (group) => {
    const things = inOtherHub(group);
    if (things.size === 0) return undefined;
    const homes = groups.filter((other) => isWithin(things, inOtherHub(other)));
    return homes.toSorted((one, other) => inOtherHub(other).size - inOtherHub(one).size)[0];
  });
