import type { Suite } from '../lib/scenario/check.ts';

export const querySuite: Suite = { area: 'query', checks: [] };
