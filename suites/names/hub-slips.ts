import type { Scenario } from '../../lib/contract/check.ts';
import type { Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { act } from '../steps/act.ts';
import { callInHub } from './call-in-hub.ts';
import { hubAnswers } from './hub-answers.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';

/** Passes where a pattern ends with `$`, as in Python, Ruby, PHP and .NET: the most common of all slips. */
const lastLineEnd = 'a\n';

/** Invalid names that other common mistakes of validators let through. */
const slips: readonly string[] = [
  // Trimming, a pattern without anchors, or with line anchors.
  'a ',
  ' a',
  '-a',
  'a-',
  'a\nb',
  '9\na',
  // \w and the like of Unicode.
  'a\u0301',
  'a\uFF3F',
  'a\u203F',
  'a\u200D',
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

/** \w, \d, isLetter and the like of Unicode; comparison that folds. */
const beyondAscii: readonly string[] = ['é', 'aé', 'あ', 'a٣', 'a３', 'Ａ', 'a\u212A', 'aſ', 'aı', 'a\u{1D41A}'];

/** Operations on which only a refusal is accepted. */
const stating = shapes.filter(({ statesHubRule }) => statesHubRule);

const verifies = ({ id }: OperationShape): readonly string[] => [`names/hub-rule-${operationSlug(id)}`];

type Decided = (operation: OperationShape) => readonly string[];

const refused = (operation: OperationShape, name: string, decided: Decided): Step =>
  callInHub(operation, { exactly: name }, { expect: hubAnswers.broken(operation), verifies: decided(operation) });

/** Names spread over the operations, since services rarely validate hubs separately for each. */
const spread = (names: readonly string[], decided: Decided): readonly Step[] =>
  stating.flatMap((operation, index) =>
    names.filter((_, slip) => slip % stating.length === index).map((name) => refused(operation, name, decided)),
  );

const onEach = (name: string, decided: Decided): readonly Step[] =>
  stating.map((operation) => refused(operation, name, decided));

/** Names known to slip through. */
export const hubSlips: Scenario = {
  id: 'names/hub-known-slips',
  title: 'Invalid hub names that validators are known to let through are refused',
  about: ['hub-name'],
  verifies: stating.flatMap(verifies),
  steps: [act.together(...onEach(lastLineEnd, verifies), ...spread(slips, verifies))],
};

/** All marks of ASCII but `_`, which is allowed, the slash, and the five that later documents allow. */
const marks = Array.from('!"#$%&\'()*+-:;<=>?@\\^{|}~', (mark) => `a${mark}b`);

const everywhere = 'names/hub-marks-everywhere';

/** Each mark on one operation; with `--deep` each on every one. */
export const hubMarks: readonly Scenario[] = [
  {
    id: 'names/hub-every-mark',
    title: 'Hub names with each of the ASCII marks that the rule does not allow are refused',
    about: ['hub-name'],
    verifies: stating.flatMap(verifies),
    steps: [act.together(...spread(marks, verifies))],
  },
  {
    id: 'names/hub-every-mark-everywhere',
    title: 'Hub names with each of the ASCII marks that the rule does not allow are refused by every operation',
    about: ['hub-name'],
    verifies: [everywhere],
    deep: true,
    steps: stating.map((operation) =>
      act.together(...marks.map((name) => refused(operation, name, () => [everywhere]))),
    ),
  },
];

const letters = 'names/hub-letters-beyond-ascii';

/** Letters and digits that are none of ASCII. */
export const hubLetters: Scenario = {
  id: letters,
  title: 'Hub names with letters or digits beyond ASCII are refused',
  about: ['hub-name'],
  verifies: [letters],
  steps: [act.together(...spread(beyondAscii, () => [letters]))],
};
