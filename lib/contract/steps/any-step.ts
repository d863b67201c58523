import { z } from 'zod';
import type { Step } from '../step.ts';
import { callStep } from './call.ts';
import { closedStep } from './closed.ts';
import { connectStep } from './connect.ts';
import { disconnectStep } from './disconnect.ts';
import { holdStep } from './hold.ts';
import { invokeStep } from './invoke.ts';
import { openStep } from './open.ts';
import { orderStep } from './order.ts';
import { outlastStep } from './outlast.ts';
import { passStep } from './pass.ts';
import { pingStep } from './ping.ts';
import { requestStep } from './request.ts';
import { settleStep } from './settle.ts';
import { togetherStep } from './together.ts';

/** Every kind of step, in the order in which a reader should meet them. */
export const stepKinds = {
  connect: connectStep,
  disconnect: disconnectStep,
  call: callStep,
  hold: holdStep,
  pass: passStep,
  settle: settleStep,
  outlast: outlastStep,
  closed: closedStep,
  open: openStep,
  order: orderStep,
  ping: pingStep,
  invoke: invokeStep,
  request: requestStep,
  together: togetherStep,
} satisfies { readonly [Kind in Step['do']]: z.ZodType<Extract<Step, { readonly do: Kind }>> };

/** One thing done or expected. */
export const step: z.ZodType<Step> = z.discriminatedUnion('do', Object.values(stepKinds) as never, {
  error: `a step: do is one of ${Object.keys(stepKinds).join(', ')}`,
});
