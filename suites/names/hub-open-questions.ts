import type { Check } from '../../lib/contract/check.ts';
import type { CallStep, Name, Step } from '../../lib/contract/step.ts';
import type { OperationShape } from '../../lib/spec/operation.ts';
import { shapes } from '../../lib/spec/shape.ts';
import { turnedAway } from '../steps/accepted-statuses.ts';
import { callInHub } from './call-in-hub.ts';
import { hubAnswers } from './hub-answers.ts';
import { operationSlug } from '../../lib/spec/operation-slug.ts';
import { spellName } from './spell-name.ts';

/** Allowed by later documents and by the service, not by the REST v1 document. */
const contradicted = ['`', ',', '.', '[', ']'];

const longest = 128;

const watch = (operation: OperationShape, name: string): CallStep =>
  callInHub(
    operation,
    { exactly: name },
    { expect: [...hubAnswers.control, 'invalid'], observe: `${operation.id} in hub ${spellName(name)}` },
  );

const onEach = (step: (operation: OperationShape, index: number) => readonly Step[]): readonly Step[] => [
  { do: 'together', steps: shapes.flatMap(step) },
];

/** Judged: only a refusal or not found is accepted. The same call in a hub named by one letter succeeds. */
const refused =
  (hub: Name) =>
  (operation: OperationShape): readonly Step[] => [
    callInHub(operation, hub, {
      expect: hubAnswers.broken(operation, { elsewhere: true }),
      verifies: [`names/hub-rule-${operationSlug(operation.id)}`],
    }),
    callInHub(
      operation,
      { exactly: 'q' },
      { expect: hubAnswers.control, verifies: [`names/hub-accepted-${operationSlug(operation.id)}`] },
    ),
  ];

const both = shapes.flatMap(({ id }) => [
  `names/hub-rule-${operationSlug(id)}`,
  `names/hub-accepted-${operationSlug(id)}`,
]);

/** Invalid hub names, and those on which the documents disagree. */
export const hubOpenQuestions: readonly Check[] = [
  {
    id: 'names/hub-empty',
    title: 'A path without a hub name is refused or not found, on all operations',
    about: ['hub-name'],
    verifies: both,
    steps: onEach(refused({ encoded: '' })),
  },
  {
    id: 'names/hub-malformed-encoding',
    title: 'A hub name with a percent sign that encodes nothing is refused, on all operations',
    about: ['hub-name'],
    verifies: both,
    steps: onEach(refused({ encoded: 'a%zz' })),
  },
  {
    id: 'names/hub-contradicted-characters',
    title: 'Which of ` , . [ ] are accepted in a hub name',
    about: ['hub-name'],
    verifies: ['names/hub-contradicted-characters'],
    steps: onEach((operation, index) => {
      const all = operation.id === 'sendToUser' ? contradicted : contradicted.slice(index % 5, (index % 5) + 1);
      return all.map((character) => watch(operation, `a${character}b`));
    }),
  },
  {
    id: 'names/hub-contradicted-characters-everywhere',
    title: 'Which of ` , . [ ] are accepted in a hub name, by operation',
    about: ['hub-name'],
    verifies: ['names/hub-contradicted-characters'],
    deep: true,
    steps: onEach((operation) => contradicted.map((character) => watch(operation, `a${character}b`))),
  },
  {
    id: 'names/hub-longer-than-128',
    title: 'Whether hub names of 129 and 1000 characters are accepted',
    about: ['hub-name'],
    verifies: ['names/hub-longer-than-128'],
    steps: onEach((operation, index) => [watch(operation, 'x'.repeat(index === 0 ? 1000 : longest + 1))]),
  },
  {
    id: 'names/hub-encoded-letters',
    title: 'Whether a hub is the same when a letter of its name is percent-encoded',
    about: ['hub-name'],
    verifies: ['names/hub-encoded-letters'],
    steps: [
      {
        do: 'call',
        operation: 'sendToUser',
        hub: { encoded: '%71' },
        user: 'ann',
        expect: ['success', 'invalid', ...turnedAway, 'absent'],
        observe: 'sendToUser in hub "q" written as %71',
      },
    ],
  },
];
