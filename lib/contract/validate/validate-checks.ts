import { ConformanceError } from '../../error.ts';
import type { Check, Property, Scenario } from '../check.ts';
import type { Step } from '../step.ts';
import { step } from '../steps/any-step.ts';
import { checkBase, checkFields } from '../steps/scenario.ts';
import { list } from '../values/plain.ts';
import { expectedOneOf } from './expected-one-of.ts';
import { sentence, show, type Mistake } from './mistake.ts';
import { shapeMistakes } from './shape-mistakes.ts';
import { stepMistakes } from './step-mistakes.ts';

const steps = list(step);

const taken = 'another check has this id; expected one of its own';
const takenProbe = 'another guest or a step connects a probe of this name; expected a name of its own';

/** A wrong shape is all that can be said of steps that have one: the rest is written for steps. */
const mistakesOfSteps = (given: readonly Step[], verifies: readonly string[]): readonly Mistake[] => {
  const shape = shapeMistakes(steps, given).map((one) => ({ ...one, path: one.path.replace('$', '$.steps') }));
  return shape.length > 0 ? shape : stepMistakes(given, verifies);
};

const described = (check: Check): object =>
  Object.fromEntries(Object.entries(check).filter(([field, value]) => field in checkFields && value !== undefined));

const probesOf = (step: Step): readonly string[] => {
  if (step.do === 'together') return step.steps.flatMap(probesOf);
  return step.do === 'connect' ? [step.probe] : [];
};

/** Guests may be missing, so that no step can refer to them; but a step that connects takes the name of one away. */
const guestMistakes = (check: Check): readonly Mistake[] => {
  const { guests = [] } = check;
  const taken = 'steps' in check ? check.steps.flatMap((each) => (each.do === 'connect' ? [each.probe] : [])) : [];
  return guests.flatMap(({ probe }, index) => {
    const isTaken = taken.includes(probe) || guests.findIndex((other) => other.probe === probe) !== index;
    return isTaken ? [{ path: `$.guests[${index}].probe`, found: show(probe), allowed: takenProbe }] : [];
  });
};

/** Whoever never connects makes the crowd look larger than it is. */
const crowdMistakes = (check: Check): readonly Mistake[] => {
  if (!('steps' in check)) return [];
  const probes = new Set(check.steps.flatMap(probesOf));
  return (check.crowd ?? []).flatMap((probe, index) =>
    probes.has(probe)
      ? []
      : [
          {
            path: `$.crowd[${index}]`,
            found: show(probe),
            allowed: expectedOneOf('a probe that connects', probes, probe),
          },
        ],
  );
};

const unknownRequirements = ({ verifies }: Check, known: ReadonlySet<string>): readonly Mistake[] =>
  verifies.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            path: `$.verifies[${index}]`,
            found: show(id),
            allowed: expectedOneOf('the id of a requirement', known, id),
          },
        ],
  );

const mistakesOf = (check: Check, known: ReadonlySet<string>): readonly Mistake[] => {
  const shape = shapeMistakes(checkBase, described(check));
  if (shape.length > 0) return shape;
  return [
    ...unknownRequirements(check, known),
    ...guestMistakes(check),
    ...crowdMistakes(check),
    ...('steps' in check ? mistakesOfSteps(check.steps, check.verifies) : []),
  ];
};

/** A mistake, and whose. */
export interface CheckMistake {
  readonly check: string;
  /** Place of the check among those given. */
  readonly index: number;
  readonly mistake: Mistake;
}

const twice = (checks: readonly Check[]): readonly CheckMistake[] =>
  checks.flatMap(({ id }, index) =>
    checks.findIndex((other) => other.id === id) === index
      ? []
      : [{ check: id, index, mistake: { path: '$.id', found: show(id), allowed: taken } }],
  );

/** Every mistake in some checks. `known` are the ids of the requirements. */
export const findMistakes = (checks: readonly Check[], known: ReadonlySet<string>): readonly CheckMistake[] => [
  ...checks.flatMap((check, index) => mistakesOf(check, known).map((mistake) => ({ check: check.id, index, mistake }))),
  ...twice(checks),
];

/** Every mistake in some checks, each in one sentence. `known` are the ids of the requirements. */
export const checkMistakes = (checks: readonly Check[], known: ReadonlySet<string>): readonly string[] =>
  findMistakes(checks, known).map(({ check, mistake }) => sentence(check, mistake));

const refuse = (mistakes: readonly string[]): void => {
  if (mistakes.length > 0) throw new ConformanceError('ERR_SUITE', mistakes.join('\n'));
};

/** @throws ConformanceError ERR_SUITE where a check has a mistake that would be silent, or blamed on the target: each in one sentence */
export const validateChecks = (checks: readonly Check[], known: ReadonlySet<string>): void =>
  refuse(checkMistakes(checks, known));

/** The steps that a property made of a value. @throws ConformanceError ERR_SUITE where they have a mistake */
export const validateSteps = (check: Property<unknown> | Scenario, given: readonly Step[]): void =>
  refuse(mistakesOfSteps(given, check.verifies).map((mistake) => sentence(check.id, mistake)));
