import type { Scenario } from '../../lib/contract/check.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { callInHub } from './call-in-hub.ts';
import { hubAnswers } from './hub-answers.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';

/** Invalid names that common validator mistakes let through. */
const slips: readonly string[] = [
  // $ before the last line end, trimming, a pattern without anchors, or with line anchors.
  'a\n',
  'a ',
  ' a',
  '-a',
  'a-',
  'a\nb',
  '9\na',
  // \w, \d, isLetter and the like of Unicode; comparison that folds.
  'é',
  'aé',
  'a\u0301',
  'a٣',
  'a３',
  'Ａ',
  'a\uFF3F',
  'a\u203F',
  'a\u200D',
  'a\u212A',
  'aſ',
  'aı',
  'a\u{1D41A}',
  // Wrong ends of a range: A-z has [ \ ] ^ _ `, 0-: has the colon, @-Z the at sign.
  'a^',
  'a\\',
  'a:',
  'a@',
  // Allowed to other kinds of names.
  '_a',
  '9a',
  'a$',
  'a~',
  // Valid only if decoded twice.
  'a%41',
  'a%5F',
];

/** Operations on which only a refusal is accepted. */
const stating = shapes.filter(({ statesHubRule }) => statesHubRule);

const verifies = ({ id }: OperationShape): readonly string[] => [`names/hub-rule-${operationSlug(id)}`];

/** Names known to slip through, spread over the operations, since services rarely validate hubs separately for each. */
export const hubSlips: Scenario = {
  id: 'names/hub-known-slips',
  title: 'Invalid hub names that validators are known to let through are refused',
  about: ['hub-name'],
  verifies: stating.flatMap(verifies),
  steps: [
    {
      do: 'together',
      steps: stating.flatMap((operation, index) =>
        slips
          .filter((_, slip) => slip % stating.length === index)
          .map((name) =>
            callInHub(
              operation,
              { exactly: name },
              { expect: hubAnswers.broken(operation), verifies: verifies(operation) },
            ),
          ),
      ),
    },
  ],
};
