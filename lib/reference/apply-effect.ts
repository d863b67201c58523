import type { Context } from './context.ts';
import type { Effect } from './policies.ts';

/**
 * Has the policy do what a request or a client brought about.
 *
 * @returns false if it failed. A deviation may apply an effect when the answer is long gone: then nobody is left to be told.
 */
export const applyEffect = ({ policies }: Context, effect: Effect): boolean => {
  let sound = true;
  policies.takeEffect({
    ...effect,
    apply: () => {
      try {
        effect.apply();
      } catch {
        sound = false;
      }
    },
  });
  return sound;
};
