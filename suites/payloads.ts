import type { Suite } from '../lib/scenario/check.ts';

export const payloadsSuite: Suite = { area: 'payloads', checks: [] };
