import type { Suite } from '../lib/contract/check.ts';
import { groupCharacterChecks } from './names/group-characters.ts';
import { groupDelicateChecks } from './names/group-delicate-names.ts';
import { groupIdentityChecks } from './names/group-identity.ts';
import { groupLengthChecks } from './names/group-length.ts';
import { hubNeighbourChecks } from './names/hub-neighbours.ts';
import { hubOpenQuestions } from './names/hub-open-questions.ts';
import { hubRuleChecks } from './names/hub-rule.ts';
import { hubSlips } from './names/hub-slips.ts';
import { joinedNames } from './names/joined-names.ts';
import { knownTwinChecks } from './names/known-twins.ts';
import { prefixes } from './names/prefixes.ts';
import { userNameChecks } from './names/user-names.ts';
import { wordChecks } from './names/words.ts';

/** What hubs, groups and users may be called, and that different names are different things. */
export const namesSuite: Suite = {
  area: 'names',
  checks: [
    ...hubRuleChecks,
    hubSlips,
    ...hubNeighbourChecks,
    ...hubOpenQuestions,
    ...groupCharacterChecks,
    ...groupLengthChecks,
    ...groupIdentityChecks,
    ...knownTwinChecks,
    ...groupDelicateChecks,
    ...userNameChecks,
    ...wordChecks,
    joinedNames,
    prefixes,
  ],
};
