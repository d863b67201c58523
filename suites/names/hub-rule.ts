import { brokenHubName, type BrokenHubName, type HubRule } from '../../lib/model/arbitraries/broken-hub-name.ts';
import { hubName } from '../../lib/model/arbitraries/hub-name.ts';
import type { Check, Property, Scenario } from '../../lib/contract/check.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { callInHub } from './call-in-hub.ts';
import { hubAnswers } from './hub-answers.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { spellName } from './spell-name.ts';

interface Rule {
  readonly rule: HubRule;
  readonly says: string;
  readonly runs: number;
  /** The one that such a name breaks; default: that of the operation. */
  readonly requirement?: string;
}

const rules: readonly Rule[] = [
  { rule: 'leading-digit', says: 'begins with a digit', runs: 1 },
  { rule: 'leading-underscore', says: 'begins with an underscore', runs: 1 },
  { rule: 'hyphen', says: 'contains a hyphen', runs: 1 },
  { rule: 'blank', says: 'contains a blank, a line end or a control character', runs: 1 },
  { rule: 'only-blanks', says: 'consists of blanks', runs: 1 },
  { rule: 'punctuation', says: 'contains another ASCII punctuation mark', runs: 1 },
  {
    rule: 'non-ascii',
    says: 'contains a letter or digit beyond ASCII',
    runs: 1,
    requirement: 'names/hub-letters-beyond-ascii',
  },
  { rule: 'marks-beyond-ascii', says: 'contains a mark or symbol beyond ASCII', runs: 1 },
  { rule: 'encoded', says: 'breaks the rule only after percent-decoding', runs: 1 },
];

const longest = 128;

const accepts = ({ id }: OperationShape): string => `names/hub-accepted-${operationSlug(id)}`;
const refuses = ({ id }: OperationShape): string => `names/hub-rule-${operationSlug(id)}`;

const lengthCheck = (operation: OperationShape): Scenario => ({
  id: `names/hub-length-${operationSlug(operation.id)}`,
  title: `${operation.title}: a hub name may have 1 or 128 characters`,
  about: ['hub-name'],
  verifies: [accepts(operation)],
  steps: ['q', `Zq9_${'x'.repeat(longest - 4)}`].map((name) =>
    callInHub(operation, { exactly: name }, { expect: hubAnswers.valid(operation) }),
  ),
});

const validCheck = (operation: OperationShape): Property<string> => ({
  id: `names/hub-valid-${operationSlug(operation.id)}`,
  title: `${operation.title}: any hub name of a letter followed by letters, digits and underscores is accepted`,
  about: ['hub-name'],
  verifies: [accepts(operation)],
  arbitrary: hubName(longest),
  runs: 2,
  each: (name) => [callInHub(operation, { exactly: name }, { expect: hubAnswers.valid(operation) })],
  show: (name) => `hub ${spellName(name)}`,
});

const text = ({ name }: BrokenHubName): string => {
  if (typeof name === 'string' || 'near' in name) return JSON.stringify(name);
  return 'exactly' in name ? spellName(name.exactly) : `${spellName(name.encoded)} as it stands in the path`;
};

/** Shows both names of the value; the finding says which call failed. */
const show = (broken: BrokenHubName): string =>
  `hub ${text(broken)}, at fault is ${spellName(broken.atFault)}; beside it hub ${spellName(broken.neighbour)}`;

const brokenCheck =
  (operation: OperationShape) =>
  ({ rule, says, runs, requirement = refuses(operation) }: Rule): Property<BrokenHubName> => ({
    id: `names/hub-${rule}-${operationSlug(operation.id)}`,
    title: `${operation.title}: a hub name that ${says} is invalid`,
    about: ['hub-name'],
    verifies: [requirement, accepts(operation)],
    arbitrary: brokenHubName[rule],
    runs,
    each: (broken) => [
      callInHub(operation, broken.name, {
        expect: hubAnswers.broken(operation, broken),
        verifies: [requirement],
      }),
      callInHub(
        operation,
        { exactly: broken.neighbour },
        { expect: hubAnswers.control, verifies: [accepts(operation)] },
      ),
    ],
    show,
  });

/** The rule for hub names, on each of the fourteen operations: valid names are accepted, names with one invalid character are not. */
export const hubRuleChecks: readonly Check[] = shapes.flatMap((operation): readonly Check[] => [
  validCheck(operation),
  lengthCheck(operation),
  ...rules.map(brokenCheck(operation)),
]);
