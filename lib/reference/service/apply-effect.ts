import type { Context } from './context.ts';
import type { Effect } from '../policies/policies.ts';

/**
 * Lets the policy apply the effect of a request or a client.
 *
 * @returns false if it failed. A faulty policy may apply an effect long after the response. Nobody can then be told
 * of a failure, and it must not end the process.
 */
export const applyEffect = ({ policies }: Context, effect: Effect): boolean => {
  let sound = true;
  const apply = (): void => {
    try {
      effect.apply();
    } catch {
      sound = false;
    }
  };
  try {
    policies.takeEffect({ ...effect, apply });
  } catch {
    sound = false;
  }
  return sound;
};
