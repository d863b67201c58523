import type { CallStep } from '../../../contract/step.ts';
import { vanishing, type Effect } from '../../settling/effect.ts';
import { intruders } from '../../silence/audience.ts';
import { fence } from '../../silence/fence.ts';
import type { Tried } from '../../silence/judge-audience.ts';
import { askedInVain, Stop, type ScenarioRun, waitedInVain } from '../../state/scenario-run.ts';

/**
 * Ends the scenario if it is the last at work, and waits for something that a target may notice only after an interval of its own. As long as nothing is known to be
 * wrong, it waits.
 *
 * @throws Stop not-applicable
 */
const stopIfAlone = async (run: ScenarioRun, { acceptedAt = 0, learnsWithinMs }: Effect): Promise<void> => {
  const { options, patience, company } = run.context;
  const { timing, consistency } = options.target.profile;
  const soonMs = options.timing.deliveryDeadlineMs + consistency.effectBudgetMs;
  if (options.run.deep || !patience.isLost() || learnsWithinMs <= soonMs) return;
  if (performance.now() < acceptedAt + soonMs) return;
  await company.idle(async (alone) => {
    await run.settling.pace()();
    if (!alone.aborted) return;
    const reason = `only with --deep, or in a longer run: a target may take ${timing.clientTimeoutMs / 1000} s to notice`;
    throw new Stop('not-applicable', reason);
  });
};

interface Retry {
  /** Names the deviation, so that the same one is recognised later. */
  readonly key: string;
  /** What may explain that the first attempt was wrong. */
  readonly lagging: Effect;
  readonly after: () => void;
  readonly attempt: () => Promise<Tried | Effect>;
}

/** Whether an attempt was wrong for an effect that may lag. */
export const isEffect = (made: Tried | Effect): made is Effect => 'kind' in made;

/** Whether the message has reached somebody who must have been taken out of its audience by then. */
const hasStrayed = async (run: ScenarioRun, { kind }: Effect, { sent }: Tried): Promise<boolean> => {
  if (sent === undefined || !vanishing.has(kind)) return false;
  await fence(run, [...run.probes.keys()]);
  return intruders(sent).length > 0;
};

/** Tries again until it is right, or the budget has passed. What never comes is a finding, which may end the scenario, and no lag. */
export const retry = async (
  run: ScenarioRun,
  step: CallStep,
  { key, lagging, after, attempt }: Retry,
): Promise<Tried> => {
  const found = run.found.findings.length;
  const pace = run.settling.pace();
  const began = performance.now();
  try {
    let made: Tried | Effect = lagging;
    run.ttls.isAskedAgain = true;
    while (isEffect(made)) {
      await stopIfAlone(run, made);
      await pace();
      // Every answer was wrong while the effect might have lagged. The run learns that before the last message has had its time.
      if (performance.now() >= made.until) askedInVain(run, began, made.kind);
      made = await attempt();
    }
    after();
    // It is found when the scenario closes.
    if (await hasStrayed(run, lagging, made)) waitedInVain(run, lagging.kind);
    else if (run.found.findings.length === found) run.settling.came(lagging, step.operation, made);
    return made;
  } finally {
    if (run.found.findings.length > found) {
      run.found.inVain.add(key);
      waitedInVain(run, lagging.kind);
    }
  }
};
