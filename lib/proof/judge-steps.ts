import { createSession } from '../scenario/session.ts';
import type { SessionOptions } from '../scenario/session-options.ts';
import type { Step } from '../scenario/step.ts';
import type { Outcome } from '../verdict/outcome.ts';

/** Runs one scenario of these steps in a session of its own; for self-tests of the engine. */
export const judgeSteps = async (options: SessionOptions, steps: readonly Step[]): Promise<Outcome> => {
  await using session = createSession(options);
  return await session.run({ id: 'test/steps', title: '', verifies: ['test/it'], steps });
};
