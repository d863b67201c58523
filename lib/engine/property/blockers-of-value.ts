import type { Property } from '../../contract/check.ts';
import { stepsOfValue } from '../plan/steps-of-value.ts';
import type { SessionContext } from '../state/session-context.ts';

/**
 * The broken requirements that a value relies on, so that it is left out. Where all values call the same, the check as a whole relies on it, and does not begin.
 */
export const blockersOfValue = (
  { blockersOf }: Pick<SessionContext, 'blockersOf'>,
  check: Property<unknown>,
  value: unknown,
): readonly string[] => (check.operations === undefined ? [] : blockersOf(() => stepsOfValue(check, value)));
