import type { Doubt } from '../ledger/doubt.ts';
import type { Effects } from './effects.ts';

/** Outlives its scenario, in the ledger: it must not keep the ports. */
export const doubtFrom = (sentAt: number, effects: Effects, users: ReadonlyMap<string, string | undefined>): Doubt => ({
  explains: (name, arrivedAt) => effects.explainStray(sentAt, arrivedAt, { name, user: users.get(name) }),
});
