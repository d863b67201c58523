import type { Suite } from '../lib/scenario/check.ts';

export const optionalSuite: Suite = { area: 'optional', checks: [] };
