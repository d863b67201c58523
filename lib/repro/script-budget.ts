import { noUsage, type Usage } from '../contract/usage.ts';
import type { ScriptRun } from './run-script.ts';
import type { ScriptCost } from './scripts-of-causes.ts';

/** Keeps scripts that run side by side within the messages that are left. */
export interface ScriptBudget {
  /** Runs a script once there are messages for all that a faulty target may send; undefined: there will never be. */
  run(cost: ScriptCost, script: () => Promise<ScriptRun>): Promise<ScriptRun | undefined>;
  /** What was used so far. */
  readonly usage: Usage;
}

/** What is not known of a script that was cut off is taken to be the most. */
const spentOf = ({ messages }: ScriptRun, cost: ScriptCost, most: number): number =>
  messages === undefined ? most : Math.max(messages, cost.messages);

/**
 * @param messages how many are left
 * @param growth how often this target was seen to send one message to one client
 */
export const createScriptBudget = (messages: number, growth: number): ScriptBudget => {
  const running = new Set<Promise<unknown>>();
  const usage = { ...noUsage };
  let left = messages;
  const start = async (cost: ScriptCost, most: number, script: () => Promise<ScriptRun>): Promise<ScriptRun> => {
    left -= most;
    const ended = await script();
    const spent = spentOf(ended, cost, most);
    left += most - spent;
    usage.messages += spent;
    usage.exchanges += cost.requests;
    usage.sockets += cost.connects;
    return ended;
  };
  const run: ScriptBudget['run'] = async (cost, script) => {
    const most = Math.ceil(cost.mostMessages * growth);
    if (most > left && running.size === 0) return undefined;
    if (most > left) {
      await Promise.race(running);
      return run(cost, script);
    }
    const started = start(cost, most, script);
    running.add(started);
    return started.finally(() => running.delete(started));
  };
  return { usage, run };
};
