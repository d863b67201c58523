import type { Context } from './context.ts';
import type { Effect } from '../policies/policies.ts';

/**
 * Has the policy do what a request or a client brought about.
 *
 * @returns false if it failed. A deviation may apply an effect when the answer is long gone: then nobody is left to be told, and it must not end the
 * process.
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
