import type { Case, Cases } from './case.ts';

/** Whether it shows what has become of a user who was added again. */
const isOfAgain = ({ operation, finding }: Case): boolean =>
  operation === 'userIsInGroup' && finding?.uses?.includes('again') === true && !finding.uses.includes('anew');

/** Whether nothing else that is not ordinary was used than another ttl, or none. */
const isOfTtl = ({ finding, condition }: Case): boolean =>
  finding?.uses?.includes('ttl') === true && [...(condition ?? [])].every((each) => each === 'again');

/** Puts together all that follows from a ttl that stays as the first addition has set it: the user has gone too early, or is still there. */
export const joinReplaced = (groups: readonly Cases[]): readonly Cases[] => {
  const parts = groups.filter((group) => group.every(isOfAgain) && group.some(isOfTtl));
  if (parts.length === 0) return groups;
  const says = 'did not replace the ttl of an earlier addition';
  const one = parts.flat().map((each) => ({ ...each, operation: 'addUserToGroup', says, condition: undefined }));
  return [one, ...groups.filter((group) => !parts.includes(group))];
};
