import type { Suite } from '../lib/scenario/check.ts';

export const authSuite: Suite = { area: 'auth', checks: [] };
