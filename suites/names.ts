import type { Suite } from '../lib/scenario/check.ts';

export const namesSuite: Suite = { area: 'names', checks: [] };
