import { z } from 'zod';
import type { Step } from '../step.ts';
import { step } from './any-step.ts';
import { list, record } from '../values/plain.ts';
import { stepBase } from './step-base.ts';

/** Steps begun at the same time; done when all are. */
export const togetherStep = record('a together step', {
  do: z.literal('together'),
  /** What is begun. */
  steps: z.lazy((): z.ZodType<readonly Step[]> => list(step)),
  ...stepBase,
});
