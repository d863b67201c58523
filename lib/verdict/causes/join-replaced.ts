import type { Case } from './case.ts';

type Cases = readonly Case[];

/** Whether it shows what has become of a user who was added again, with another ttl or with none. */
const isOfReplacement = ({ operation, finding, condition }: Case): boolean =>
  operation === 'userIsInGroup' &&
  ['again', 'ttl'].every((use) => finding?.uses?.includes(use) === true) &&
  finding?.uses?.includes('anew') !== true &&
  [...(condition ?? [])].every((each) => each === 'again');

/** Puts together all that follows from a ttl that stays as the first addition has set it: the user has gone too early, or is still there. */
export const joinReplaced = (groups: readonly Cases[]): readonly Cases[] => {
  const parts = groups.filter((group) => group.every(isOfReplacement));
  if (parts.length === 0) return groups;
  const says = 'did not replace the ttl of an earlier addition';
  const one = parts.flat().map((each) => ({ ...each, operation: 'addUserToGroup', says, condition: undefined }));
  return [one, ...groups.filter((group) => !parts.includes(group))];
};
