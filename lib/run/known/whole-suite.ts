import { suites } from '../../../suites/index.ts';
import type { OutsideSuites } from '../outside/outside-suites.ts';
import { requirementsOf } from '../outside/requirements-of.ts';
import type { Suite } from './known-mistakes.ts';

/** Every check and requirement that there is, whatever a run selects. */
export const wholeSuite = (outside: OutsideSuites): Suite => ({
  checks: [...suites, ...outside.suites].flatMap(({ checks }) => checks),
  requirements: requirementsOf(outside),
});
