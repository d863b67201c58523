import type { Suite } from '../lib/scenario/check.ts';

export const connectionsSuite: Suite = { area: 'connections', checks: [] };
