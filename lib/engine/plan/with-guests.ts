import type { Check, Property, Scenario } from '../../contract/check.ts';
import type { Target } from '../../target/target.ts';

/** Whether the target has clients, and there is a key to make their tokens. */
const mayHaveGuests = ({ profile, accessKey }: Target): boolean => profile.claims.clients && accessKey !== undefined;

/** The check with its guests connected first, or without them if the target has no clients. */
export function withGuests<Kind extends Scenario | Property<unknown>>(check: Kind, target: Target): Kind;
export function withGuests(check: Scenario | Property<unknown>, target: Target): Check {
  const { guests = [] } = check;
  if (guests.length === 0 || !mayHaveGuests(target)) return check;
  if ('steps' in check) return { ...check, steps: [...guests, ...check.steps] };
  return { ...check, before: [...guests, ...(check.before ?? [])] };
}
