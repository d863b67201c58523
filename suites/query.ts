import type { Suite } from '../lib/contract/check.ts';
import { excludedChecks } from './query/excluded.ts';
import { reasonChecks } from './query/reason.ts';
import { ttlChecks } from './query/ttl.ts';

/** The three parameters of queries: `excluded`, `ttl`, `reason`. */
export const querySuite: Suite = { area: 'query', checks: [...excludedChecks, ...ttlChecks, ...reasonChecks] };
