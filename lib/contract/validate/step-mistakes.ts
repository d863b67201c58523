import type { CallStep, Step } from '../step.ts';
import { bodyMistakes } from './body-mistakes.ts';
import { expectedOneOf } from './expected-one-of.ts';
import { show, type Mistake } from './mistake.ts';
import { referenceMistakes } from './reference-mistakes.ts';
import { emptyScope, isLook, isSend, scopeAfter, type Scope } from './scope.ts';

const connectMistakes = (step: Step, path: string, { probes }: Scope): readonly Mistake[] =>
  step.do === 'connect' && probes.get(step.probe) === 'open'
    ? [
        {
          path: `${path}.probe`,
          found: show(step.probe),
          allowed: 'this probe is connected already; expected another name, or its disconnect or closed step first',
        },
      ]
    : [];

const labelMistakes = ({ label }: Step, path: string, { labels }: Scope): readonly Mistake[] =>
  label !== undefined && labels.has(label)
    ? [{ path: `${path}.label`, found: show(label), allowed: 'an earlier step has this label; expected another' }]
    : [];

const verifiesMistakes = ({ verifies }: Step, path: string, known: readonly string[]): readonly Mistake[] =>
  (verifies ?? []).flatMap((id, index) =>
    known.includes(id)
      ? []
      : [
          {
            path: `${path}.verifies[${index}]`,
            found: show(id),
            allowed: expectedOneOf("one of the check's own requirements", known, id),
          },
        ],
  );

const audienceMistakes = (call: CallStep, path: string): readonly Mistake[] =>
  (call.reaches ?? []).flatMap((probe, index) =>
    call.reaches?.indexOf(probe) === index
      ? []
      : [{ path: `${path}.reaches[${index}]`, found: show(probe), allowed: 'it is there already' }],
  );

const holdMistakes = (step: Step, path: string): readonly Mistake[] =>
  step.do === 'hold' && !isLook(step.call)
    ? [
        {
          path: `${path}.call.operation`,
          found: show(step.call.operation),
          allowed: 'expected an operation that asks and changes nothing, for it is called again and again',
        },
      ]
    : [];

/** Done again and again, each time to be forgotten: what changes something would leave more behind each time. */
const outlastMistakes = (step: Step, path: string): readonly Mistake[] =>
  (step.do === 'outlast' ? (step.steps ?? []) : []).flatMap((each, index) => {
    const at = `${path}.steps[${index}]`;
    if (!isSend(each))
      return [
        {
          path: `${at}.operation`,
          found: show(each.operation),
          allowed: 'expected an operation that sends, for it is done again and again',
        },
      ];
    if (each.observe === undefined) return [];
    const allowed = 'expected a send that is judged, for what is only noted would be noted again and again';
    return [{ path: `${at}.observe`, found: show(each.observe), allowed }];
  });

const callMistakes = (step: Step, path: string): readonly Mistake[] => {
  if (step.do === 'call') return [...bodyMistakes(step, path), ...audienceMistakes(step, path)];
  return step.do === 'hold' ? bodyMistakes(step.call, `${path}.call`) : [];
};

interface Place {
  readonly path: string;
  readonly scope: Scope;
  /** The check's own requirements. */
  readonly verifies: readonly string[];
}

const ofStep = (step: Step, { path, scope, verifies }: Place): readonly Mistake[] => [
  ...referenceMistakes(step, path, scope),
  ...connectMistakes(step, path, scope),
  ...labelMistakes(step, path, scope),
  ...verifiesMistakes(step, path, verifies),
  ...callMistakes(step, path),
  ...holdMistakes(step, path),
  ...outlastMistakes(step, path),
  ...ofMembers(membersOf(step), { path: `${path}.steps`, scope, verifies }),
];

/** The steps inside one. */
const membersOf = (step: Step): readonly Step[] =>
  step.do === 'together' || step.do === 'outlast' ? (step.steps ?? []) : [];

/** Begun at once, so that none may refer to what another brings about; but two may not bring about the same. */
const ofMembers = (steps: readonly Step[], { path, scope, verifies }: Place): readonly Mistake[] => {
  let after = scope;
  return steps.flatMap((step, index) => {
    const at = `${path}[${index}]`;
    const twice = [...connectMistakes(step, at, after), ...labelMistakes(step, at, after)];
    const alone = [...connectMistakes(step, at, scope), ...labelMistakes(step, at, scope)];
    after = scopeAfter(after, step);
    return [...ofStep(step, { path: at, scope, verifies }), ...(alone.length === 0 ? twice : [])];
  });
};

/** What types cannot refuse in the steps of a check: references to what is not there, and what contradicts itself. */
export const stepMistakes = (
  steps: readonly Step[],
  verifies: readonly string[],
  path = '$.steps',
): readonly Mistake[] => {
  let scope = emptyScope;
  return steps.flatMap((step, index) => {
    const mistakes = ofStep(step, { path: `${path}[${index}]`, scope, verifies });
    scope = scopeAfter(scope, step);
    return mistakes;
  });
};
