import type { Suite } from '../lib/scenario/check.ts';

export const clientsSuite: Suite = { area: 'clients', checks: [] };
