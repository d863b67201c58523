import type { OutlastStep } from '../../contract/step.ts';
import { usualLastingMs } from '../../target/profile-schema.ts';
import { passUntil } from '../state/pass-until.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import type { StepKind } from './parts/step-kind.ts';
import { js, jsCall } from './parts/write-js.ts';

const deepMs = 60_000;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Waits until nothing else is at work. Where others need what the scenario holds, only `--deep` goes on. */
const doOutlast = async (run: ScenarioRun): Promise<void> => {
  const { company, lasting, signal, options } = run.context;
  const { deep, lastsMs = deep ? deepMs : options.target.profile.timing.lastingMs } = options.run;
  const began = performance.now();
  await company.idle((alone) => aborted(AbortSignal.any([signal, lasting.needed, alone])));
  signal.throwIfAborted();
  run.usage.waitedMs += performance.now() - began;
  if (deep || !lasting.needed.aborted) await passUntil(run, began + lastsMs);
};

/** What was made before it lasts as long as the run. */
export const outlast: StepKind<OutlastStep> = {
  do: doOutlast,
  cost: (_step, { profile }) => ({ waitMs: profile.timing.lastingMs }),
  needs: () => ({}),
  show: () => 'wait until all else of the run is over',
  script: () => jsCall('outlast', js(usualLastingMs)),
};
