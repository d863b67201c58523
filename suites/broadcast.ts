import type { Suite } from '../lib/scenario/check.ts';

export const broadcastSuite: Suite = { area: 'broadcast', checks: [] };
