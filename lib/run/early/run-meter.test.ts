import { expect, it } from 'vitest';
import type { Stopped } from '../../contract/report.ts';
import { loadProfile } from '../../target/load-profile.ts';
import { runMeter } from './run-meter.ts';

const profile = loadProfile('reference');
const limited = { ...profile, limits: { ...profile.limits, messages: 1000 } };

it('a run ends before it uses more messages than the profile allows, and says so', async () => {
  const stop = new AbortController();
  const end = (why: Stopped): void => stop.abort(why);
  const before = { exchanges: 0, messages: 999, sockets: 0, throttled: 0 };
  const meter = runMeter(limited, { before, end });
  await meter.connect(stop.signal);
  await expect(meter.send({ units: 2, reach: 1 }, stop.signal)).rejects.toEqual({
    code: 'ERR_BUDGET_SPENT',
    message: 'the limit of 1,000 messages is reached (limits.messages of the profile)',
  });
});
