import type { Property, Scenario } from '../../contract/check.ts';
import type { Target } from '../../target/target.ts';
import { withCrowd } from './with-crowd.ts';
import { withGuests } from './with-guests.ts';

/** The check as it is run against the target: with its guests, and as many of its crowd as there is room for. */
export const readyCheck = (check: Scenario | Property<unknown>, target: Target): Scenario | Property<unknown> => {
  const ready = withGuests(check, target);
  return 'steps' in ready ? withCrowd(ready, target) : ready;
};
