import type { Suite } from '../lib/scenario/check.ts';
import { statefulSuite } from './stateful.ts';

/** Every suite there is: the only list of them. Those that must wait for a ttl stand first, so that the others run meanwhile. */
export const suites: readonly Suite[] = [statefulSuite];
