import type { Suite } from '../../lib/contract/check.ts';
import { everyClassOfName } from './every-class.ts';
import { groupCharacterChecks } from './group-characters.ts';
import { groupDelicateChecks } from './group-delicate-names.ts';
import { groupIdentityChecks } from './group-identity.ts';
import { groupLengthChecks } from './group-length.ts';
import { hubNeighbourChecks } from './hub-neighbours.ts';
import { hubOpenQuestions } from './hub-open-questions.ts';
import { hubRuleChecks } from './hub-rule.ts';
import { hubLetters, hubMarks, hubSlips } from './hub-slips.ts';
import { joinedNames } from './joined-names.ts';
import { knownTwinChecks } from './known-twins.ts';
import { removedByExactName } from './removed-by-exact-name.ts';
import { userNameChecks } from './user-names.ts';
import { marksAsTheyAre } from './marks-as-they-are.ts';
import { namesThatAreWords } from './names-that-are-words.ts';

/** Rules for names of hubs, groups and users; different names are separate. */
export const namesSuite: Suite = {
  area: 'names',
  checks: [
    ...hubRuleChecks,
    hubSlips,
    hubLetters,
    ...hubMarks,
    ...hubNeighbourChecks,
    ...hubOpenQuestions,
    ...groupCharacterChecks,
    ...groupLengthChecks,
    ...groupIdentityChecks,
    ...knownTwinChecks,
    ...groupDelicateChecks,
    ...userNameChecks,
    ...namesThatAreWords,
    ...everyClassOfName,
    joinedNames,
    ...removedByExactName,
    ...marksAsTheyAre,
  ],
};
