import type { Name, Step } from '../../contract/step.ts';
import type { Profile } from '../../target/profile.ts';
import { anyStep } from '../steps/any-step.ts';
import { walkSteps } from './walk-steps.ts';

/** The hubs that steps need in addition to the scenario's own. */
const hubsOf = (steps: readonly Step[], profile: Profile): readonly Name[] =>
  [...walkSteps(steps)].map((step) => anyStep.needs(step, profile).hub).filter((hub) => hub !== undefined);

/** The logical hubs that steps use; the scenario's own is `main`. */
export const logicalHubs = (steps: readonly Step[], profile: Profile): readonly string[] => [
  ...new Set(['main', ...hubsOf(steps, profile).filter((hub) => typeof hub === 'string')]),
];

/** Whether any step names a hub that the engine does not choose. */
export const usesForeignHub = (steps: readonly Step[], profile: Profile): boolean =>
  hubsOf(steps, profile).some((hub) => typeof hub === 'object');
