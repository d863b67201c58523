import { parentPort, workerData } from 'node:worker_threads';
import { createRedactor } from '../../trace/redactor.ts';
import { targetSecrets } from '../../rest/target-secrets.ts';
import { replayWire } from './replay-wire.ts';
import type { ReplayOrder } from './replay-order.ts';
import { startVirtualClock } from './virtual-clock.ts';

// Judges again what a trace holds. It does so in a thread of its own, since time passes there as the trace says, and not as on a clock.

const { order, checks: ids, trace, timing, mostMs } = workerData as ReplayOrder;
const say = (message: unknown): void => parentPort?.postMessage(message);

// All is loaded before the clock starts: what is still to be loaded would take no time.
const [{ judgeRun }, { createEarlyEnd }, { suites }] = await Promise.all([
  import('../judge-run.ts'),
  import('../early/early-end.ts'),
  import('../../../suites/index.ts'),
  import('../../contract/validate/validate-checks.ts'),
]);

const chosen = new Set(ids);
const checks = [...suites, ...order.outside].flatMap((suite) => suite.checks).filter(({ id }) => chosen.has(id));
const early = createEarlyEnd();
const replay = replayWire(trace, createRedactor(targetSecrets(order.target)));
const clock = startVirtualClock(mostMs, () => {
  say({ kind: 'error', message: 'the bundle does not hold the end of its run' });
  process.exit();
});

await judgeRun({ order, checks, say, early, replay: { wire: replay.wire, timing } });
clock.stop();
say({ kind: 'missing', missing: replay.missing });
