import type { Name } from '../contract/step.ts';

/** The key of a name. Two names mean the same hub, group or user if and only if their keys are equal. An absent name is the scenario's own hub. */
export const nameKey = (name: Name = 'main'): string => {
  if (typeof name === 'string') return `logical ${name}`;
  if ('near' in name) return `near ${JSON.stringify([name.before, name.near, name.behind])}`;
  return 'exactly' in name ? `exactly ${name.exactly}` : `encoded ${name.encoded}`;
};
