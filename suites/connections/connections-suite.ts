import type { Suite } from '../../lib/contract/check.ts';
import { connectionClosing } from './connection-closing.ts';
import { connectionExistence } from './connection-existence.ts';
import { connectionSends } from './connection-sends.ts';

/** POST, GET and DELETE connections/{connection}. */
export const connectionsSuite: Suite = {
  area: 'connections',
  checks: [...connectionSends, ...connectionExistence, ...connectionClosing],
};
