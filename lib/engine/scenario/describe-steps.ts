import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import { mostGroupsOfUser } from '../../spec/most-groups-of-user.ts';
import { shapeOf } from '../../spec/shape.ts';
import { memo } from '../plan/memo.ts';
import { isChange, isTurnedAway, usesOf } from '../plan/uses-of.ts';
import { amongEquals } from './among-equals.ts';
import { placeOf, type Place, type StepLists } from './place-of.ts';
import { createNaming } from './names-of-finding.ts';
import { anyStep } from '../steps/any-step.ts';

const isLook = (step: Step): boolean => step.do === 'call' && shapeOf(step.operation).kind === 'look';

/** More at once are a burst, which may be wrong in a target that is right otherwise. */
const mostAtOnce = 10;

/** What a step used by being one of many. A step that must be refused is refused for itself. */
function* amongMany({ steps, atOnce, inCrowd, afterChangesAtOnce }: Place): Generator<string> {
  const step = steps.at(-1);
  if (step === undefined || isTurnedAway(step)) return;
  if (atOnce > mostAtOnce && !isLook(step)) yield 'burst';
  const changes = steps.slice(0, -1).filter(isChange).length;
  if (changes > mostAtOnce) yield 'many-changes';
  if (changes > mostGroupsOfUser) yield 'hundred-changes';
  if (afterChangesAtOnce) yield 'changes-at-once';
  if (inCrowd) yield 'crowd';
}

/** Findings that say in one line what each step does, and what it used for it. */
export const describeSteps = <Found extends { readonly findings: readonly Finding[] }>(
  found: Found,
  lists: StepLists,
): Found => {
  const red = new Set(found.findings.flatMap(({ step }) => step ?? []));
  const placeAt = memo((path: string) => placeOf(path, lists));
  const namesOf = createNaming(placeAt, red);
  const describe = (finding: Finding): Finding => {
    const path = finding.step ?? '';
    const place = placeAt(path);
    const step = place.steps.at(-1);
    if (step === undefined) return finding;
    const uses = [...usesOf(place.steps), ...amongMany(place), ...(finding.uses ?? [])];
    const names = namesOf(finding);
    const equals = amongEquals(path, placeAt, red);
    const times = equals?.among === 'some' ? ` (${equals.wrong} of ${equals.of} at once)` : '';
    return {
      ...finding,
      message: `${finding.message}${times}`,
      stepText: anyStep.show(step),
      uses: [...new Set(uses)].toSorted(),
      ...(names.length === 0 ? {} : { names }),
      ...(equals === undefined ? {} : { among: equals.among }),
    };
  };
  return { ...found, findings: found.findings.map(describe) };
};
