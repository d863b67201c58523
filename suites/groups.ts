import type { Suite } from '../lib/scenario/check.ts';

export const groupsSuite: Suite = { area: 'groups', checks: [] };
