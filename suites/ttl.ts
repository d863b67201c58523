import type { Suite } from '../lib/scenario/check.ts';

export const ttlSuite: Suite = { area: 'ttl', checks: [] };
