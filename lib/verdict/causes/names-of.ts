import { isLikeness, sayTraits } from '../../contract/names/name-traits.ts';
import type { Case } from './case.ts';
import { isOfName } from './condition.ts';

const kinds = { 'hub-name': 'a hub name', 'group-name': 'a group name', 'user-name': 'a user id' } as const;

/** Where ordinary names are many, each is like another one, which means nothing. */
const namesIn = ({ finding }: Case): readonly string[] => {
  const { uses = [], names = [] } = finding ?? {};
  return uses.includes('many-changes') && !uses.some(isOfName) ? [] : names;
};

/** What the names of all cases have, and those that were right do not: kind and trait. */
const commonTraits = (cases: readonly Case[]): readonly (readonly [kind: string, trait: string])[] => {
  // A monitor does not know what was used, and of some deviations it does not matter.
  const [first = [], ...rest] = cases.flatMap((one) => (one.condition === undefined ? [] : [namesIn(one)]));
  return first
    .filter((name) => rest.every((names) => names.includes(name)))
    .map((name) => [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)]);
};

/** Whether all cases are about a name that is like another one. */
export const isLikeAnother = (cases: readonly Case[]): boolean =>
  commonTraits(cases).some(([, trait]) => isLikeness(trait));

/** What tells the names of all cases from others, in words. */
export const namesOf = (cases: readonly Case[]): readonly string[] => {
  const common = commonTraits(cases);
  return Object.entries(kinds).flatMap(([kind, noun]) => {
    const said = sayTraits(common.flatMap(([of, trait]) => (of === kind ? [trait] : [])));
    return said === undefined ? [] : [`${noun} ${said}`];
  });
};
