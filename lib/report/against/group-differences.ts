import { groupBy } from '../../contract/group-by.ts';
import { tokenOf, unreadPart } from '../../verdict/causes/token-of.ts';
import { bySize, type Difference } from './difference.ts';
import { statusOf } from './differences-of.ts';

type Group = readonly Difference[];

/** What differs in so many operations alike has one cause, which lies before them. */
const manyOperations = 4;

/** Answers look the same whichever operation gives them, and so do bodies of messages. */
const ofAnyOperation: ReadonlySet<Difference['aspect']> = new Set(['contentType', 'body', 'errorCode', 'content']);

/** Tokens are looked at in front of every operation alike. */
const tokenKey = (difference: Difference): string | undefined => {
  const token = tokenOf(difference);
  return token === undefined ? undefined : `token ${unreadPart(token)} ${difference.aspect}`;
};

const keyOf = (difference: Difference): string => {
  const { aspect, kind, what } = difference;
  return tokenKey(difference) ?? (ofAnyOperation.has(aspect) ? kind : `${what} ${kind}`);
};

const isWithin = (one: readonly string[], other: readonly string[]): boolean => {
  const all = new Set(other);
  return one.every((use) => all.has(use));
};

/** The sets of uses with which a difference shows and of which no part is enough. */
const plainestOf = (group: Group): readonly (readonly string[])[] => {
  const distinct = [...new Map(group.map(({ uses }) => [uses.join('\n'), uses])).values()];
  return distinct.filter(
    (one) => !distinct.some((other) => other !== one && other.length < one.length && isWithin(other, one)),
  );
};

/** Whether nothing is needed to see the difference but the operation: wherever one service answers so, the other one does not. */
const isOfOperation = ({ aspect, what, against }: Difference, inCommon: ReadonlySet<string>): boolean =>
  aspect === 'status' && !inCommon.has(statusOf(what, against));

/** One group for each set of uses that is enough to see the difference. How a body was changed depends on what was in it, which uses do not say. */
const splitByUses = (group: Group, inCommon: ReadonlySet<string>): readonly Group[] => {
  const [first] = group;
  if (first === undefined || ofAnyOperation.has(first.aspect) || tokenOf(first) !== undefined) return [group];
  if (isOfOperation(first, inCommon)) return [group];
  const plainest = plainestOf(group);
  return [...groupBy(group, ({ uses }) => String(plainest.findIndex((one) => isWithin(one, uses)))).values()];
};

/** What the plainest difference of a group uses beside the operation itself. */
const conditionOf = (group: Group): string => {
  const [first] = group.toSorted((one, other) => one.uses.length - other.uses.length);
  return (first?.uses ?? []).filter((use) => use !== first?.what).join(' ');
};

/** Puts groups together that say the same of many operations. */
const joinOperations = (groups: readonly Group[]): readonly Group[] =>
  [...groupBy(groups, (group) => `${group[0]?.kind} ${conditionOf(group)}`).values()].flatMap((alike) => {
    const operations = new Set(alike.flat().map(({ what }) => what));
    return operations.size >= manyOperations ? [alike.flat()] : alike;
  });

/**
 * The differences of each root cause, as far as they tell; within a group, and of the groups, the one that takes least to see comes first.
 *
 * @param inCommon the statuses with which both answered an operation somewhere, as {@link statusOf} names them
 */
export const groupDifferences = (differences: Group, inCommon: ReadonlySet<string>): readonly Group[] =>
  joinOperations([...groupBy(differences, keyOf).values()].flatMap((group) => splitByUses(group, inCommon)))
    .map((group) => group.toSorted(bySize))
    .toSorted((one, other) => bySize(one[0]!, other[0]!));
