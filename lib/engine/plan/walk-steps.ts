import type { CallStep, Name, Step } from '../../contract/step.ts';

/** Every step, those inside `together` and `hold` included, in order. */
export function* walkSteps(steps: readonly Step[]): Generator<Exclude<Step, { readonly do: 'together' }>> {
  for (const step of steps) {
    if (step.do === 'together') yield* walkSteps(step.steps);
    else {
      yield step;
      if (step.do === 'hold') yield { ...step.call, label: step.label ?? '' } satisfies CallStep;
    }
  }
}

const hubOf = (step: Step): Name | undefined => ('hub' in step ? step.hub : undefined);

/** The logical hubs that steps use; the scenario's own is `main`. */
export const logicalHubs = (steps: readonly Step[]): readonly string[] => {
  const names = new Set<string>(['main']);
  for (const step of walkSteps(steps)) {
    const hub = hubOf(step);
    if (typeof hub === 'string') names.add(hub);
  }
  return [...names];
};

/** Whether any step names a hub that the engine does not choose. */
export const usesForeignHub = (steps: readonly Step[]): boolean =>
  [...walkSteps(steps)].some((step) => typeof hubOf(step) === 'object');

/** The largest number of connections that the steps hold open at once. One that must be refused is there for a moment only. */
export const peakSockets = (steps: readonly Step[]): number => {
  let open = 0;
  let peak = 0;
  for (const step of walkSteps(steps)) {
    if (step.do === 'connect') {
      peak = Math.max(peak, open + 1);
      if (step.refused === undefined) open += 1;
    }
    if (step.do === 'disconnect') open -= 1;
  }
  return peak;
};
