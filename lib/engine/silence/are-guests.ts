import type { ScenarioRun } from '../state/scenario-run.ts';

/** Whether all of these probes are clients without a user. */
export const areGuests = ({ trace, found }: ScenarioRun, probes: readonly string[]): boolean => {
  const steps = [...found.done, ...trace.steps.map(({ step }) => step)];
  const guests = new Set(
    steps.flatMap((step) => (step.do === 'connect' && step.user === undefined ? [step.probe] : [])),
  );
  return probes.every((name) => guests.has(name));
};
