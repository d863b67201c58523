import type { Suite } from '../lib/scenario/check.ts';

export const relationshipLimitSuite: Suite = { area: 'relationship-limit', checks: [] };
