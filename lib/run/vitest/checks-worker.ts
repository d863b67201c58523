import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { judgeRun } from '../judge-run.ts';
import { openChannel } from './open-channel.ts';

// What vitest runs: each check is a test. All are under way at once in one session, and none is decided before the session's audit, so the work is done
// before the first test, and the tests say what came of it.

const order = inject('order');
const chosen = new Set(order.checks);
const checks = [...suites, ...order.outside].flatMap((suite) => suite.checks).filter(({ id }) => chosen.has(id));

const stop = new AbortController();
const channel = openChannel(order.channel, (message) => {
  if (message.kind === 'stop' && !stop.signal.aborted) stop.abort(message.stopped);
});

channel.say({ kind: 'ready' });

let outcomes: ReadonlyMap<string, Outcome> = new Map();

beforeAll(async () => {
  const all = await judgeRun({ order, checks, say: channel.say, stop });
  outcomes = new Map(all.map((outcome) => [outcome.check, outcome]));
}, 0);

afterAll(channel.close);

for (const { id, title } of checks) {
  test(`${id}: ${title}`, ({ skip }) => {
    const outcome = outcomes.get(id);
    if (outcome === undefined) throw new Error('did not come to an outcome');
    if (outcome.state === 'not-applicable') skip(outcome.reason);
    if (outcome.state === 'inconclusive') throw new Error(outcome.reason);
    expect({ state: outcome.state, reason: outcome.reason }).toMatchObject({ state: 'pass' });
  });
}
