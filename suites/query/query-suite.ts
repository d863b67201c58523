import type { Suite } from '../../lib/contract/check.ts';
import { excludedChecks } from './excluded-parameter.ts';
import { reasonChecks } from './reason-parameter.ts';
import { ttlChecks } from './ttl-parameter.ts';

/** The three query parameters: `excluded`, `ttl`, `reason`. */
export const querySuite: Suite = { area: 'query', checks: [...excludedChecks, ...ttlChecks, ...reasonChecks] };
