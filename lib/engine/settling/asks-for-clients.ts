import type { CallStep } from '../../contract/step.ts';
import { effectOf } from './effect.ts';

/**
 * Whether the target must know the clients before the call. A change may permanently miss a client that is not known
 * yet, and an observation is not repeated.
 */
export const asksForClients = ({ operation, observe }: Pick<CallStep, 'operation' | 'observe'>): boolean =>
  observe !== undefined || effectOf[operation] !== undefined;
