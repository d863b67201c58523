import type { Name } from '../contract/step.ts';

/** One string for one name: two names are the same hub, group or user exactly if their keys are equal. Absent: the scenario's own hub. */
export const nameKey = (name: Name = 'main'): string => {
  if (typeof name === 'string') return `logical ${name}`;
  if ('near' in name) return `near ${JSON.stringify([name.before, name.near, name.behind])}`;
  return 'exactly' in name ? `exactly ${name.exactly}` : `encoded ${name.encoded}`;
};
