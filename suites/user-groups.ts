import type { Suite } from '../lib/scenario/check.ts';

export const userGroupsSuite: Suite = { area: 'user-groups', checks: [] };
