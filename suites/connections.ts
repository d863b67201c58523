import type { Suite } from '../lib/contract/check.ts';
import { connectionClosing } from './connections/closing.ts';
import { connectionExistence } from './connections/existence.ts';
import { connectionSends } from './connections/sends.ts';

/** POST, GET and DELETE connections/{connection}. */
export const connectionsSuite: Suite = {
  area: 'connections',
  checks: [...connectionSends, ...connectionExistence, ...connectionClosing],
};
