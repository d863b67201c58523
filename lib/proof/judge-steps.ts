import { createSession } from '../engine/session.ts';
import type { SessionOptions } from '../engine/state/session-options.ts';
import type { Step } from '../contract/step.ts';
import type { Outcome } from '../contract/outcome.ts';

/** Runs one scenario of these steps in a session of its own; for self-tests of the engine. */
export const judgeSteps = async (options: SessionOptions, steps: readonly Step[]): Promise<Outcome> => {
  await using session = createSession(options);
  return await session.run({ id: 'test/steps', title: '', verifies: ['test/it'], steps });
};
