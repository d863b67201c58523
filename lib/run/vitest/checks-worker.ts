import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { createEarlyEnd } from '../early/early-end.ts';
import { judgeRun } from '../judge-run.ts';
import { openChannel } from './open-channel.ts';

// What vitest runs. All checks are under way at once in one session, and none is decided before the session's audit, so vitest sees one test. What comes of the checks
// goes to the run by the channel, and by no other way.

const order = inject('order');
const chosen = new Set(order.checks);
const checks = [...suites, ...order.outside].flatMap((suite) => suite.checks).filter(({ id }) => chosen.has(id));

const early = createEarlyEnd();
const channel = openChannel(order.channel, (message) => {
  if (message.kind === 'stop') early.end(message.stopped);
});

channel.say({ kind: 'ready' });

let ended = false;

beforeAll(async () => {
  await judgeRun({ order, checks, say: channel.say, early });
  ended = true;
}, 0);

afterAll(channel.close);

test('the run has come to its end', () => expect(ended).toBe(true));
