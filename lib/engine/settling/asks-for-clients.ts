import type { CallStep } from '../../contract/step.ts';
import { effectOf } from './effect.ts';

/**
 * Whether the target has to know the clients before the call is made: a change that meets a client which is not known yet may miss it for good, and what is
 * only noted is not asked for again.
 */
export const asksForClients = ({ operation, observe }: Pick<CallStep, 'operation' | 'observe'>): boolean =>
  observe !== undefined || effectOf[operation] !== undefined;
