import type { Suite } from '../lib/scenario/check.ts';

export const usersSuite: Suite = { area: 'users', checks: [] };
