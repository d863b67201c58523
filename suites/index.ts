import type { Suite } from '../lib/scenario/check.ts';

/** Every suite there is: the only list of them. Those that must wait for a ttl stand first, so that the others run meanwhile. */
export const suites: readonly Suite[] = [];
