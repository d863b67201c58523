import { isLikeness, sayTraits } from '../../contract/names/name-traits.ts';
import type { Case } from './case.ts';
import { isOfName } from './condition.ts';

const kinds = { 'hub-name': 'a hub name', 'group-name': 'a group name', 'user-name': 'a user id' } as const;

/** Where ordinary names are many, each is like another one, which means nothing. */
const namesIn = ({ finding }: Case): readonly string[] => {
  const { uses = [], names = [] } = finding ?? {};
  return uses.includes('many-changes') && !uses.some(isOfName) ? [] : names;
};

type Trait = readonly [kind: string, trait: string];

const traitsOf = (one: Case): readonly Trait[] =>
  namesIn(one).map((name) => [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)]);

/** The ways in which the names of a case are like other ones. */
export const likenessesIn = (one: Case): readonly string[] =>
  traitsOf(one)
    .map(([, trait]) => trait)
    .filter(isLikeness);

/** What the names of all cases have, and those that were right do not. */
const commonTraits = (cases: readonly Case[], isSame: (one: Trait, other: Trait) => boolean): readonly Trait[] => {
  // A monitor does not know what was used, and of some deviations it does not matter.
  const [first = [], ...rest] = cases.flatMap((one) => (one.condition === undefined ? [] : [traitsOf(one)]));
  return first.filter((trait) => rest.every((traits) => traits.some((other) => isSame(trait, other))));
};

const isSameOfKind = ([kind, trait]: Trait, other: Trait): boolean => kind === other[0] && trait === other[1];

/** In which way the names of all cases are like other ones, of whatever they are the names. */
export const likenessOf = (cases: readonly Case[]): string | undefined =>
  sayTraits(
    commonTraits(cases, ([, trait], [, other]) => trait === other)
      .map(([, trait]) => trait)
      .filter(isLikeness),
  );

/** Whether all cases are about a name that is like another one. */
export const isLikeAnother = (cases: readonly Case[]): boolean =>
  commonTraits(cases, isSameOfKind).some(([, trait]) => isLikeness(trait));

/** What tells the names of all cases from others, in words. */
export const namesOf = (cases: readonly Case[]): readonly string[] => {
  const common = commonTraits(cases, isSameOfKind);
  const said = Object.entries(kinds).flatMap(([kind, noun]) => {
    const says = sayTraits(common.flatMap(([of, trait]) => (of === kind ? [trait] : [])));
    return says === undefined ? [] : [`${noun} ${says}`];
  });
  if (said.length > 0) return said;
  const ofAny = sayTraits(commonTraits(cases, ([, trait], [, other]) => trait === other).map(([, trait]) => trait));
  return ofAny === undefined ? [] : [`a name ${ofAny}`];
};
