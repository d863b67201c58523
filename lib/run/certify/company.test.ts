import { expect, test } from 'vitest';
import { createCompany } from '../../engine/state/company.ts';
import { recordWire } from './record-wire.ts';
import { replayWire } from './replay-wire.ts';

const same = (text: string): string => text;
const untilAlone = (alone: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    if (alone.aborted) resolve('left alone');
    else alone.addEventListener('abort', () => resolve('left alone'), { once: true });
  });

test.each([
  ['that was left alone', untilAlone, untilAlone, 'left alone'],
  // In a replay others are done sooner: what the wait was for comes all the same.
  ['that came to its end', async () => 'came', async (alone: AbortSignal) => (alone.aborted ? 'left' : 'came'), 'came'],
] as const)('a wait in company %s ends so in a replay, too', async (_how, live, again, expected) => {
  const { wire, entries } = recordWire(same);
  const company = createCompany();
  const isLeft = expected === 'left alone';
  let end = (): void => undefined;
  // Somebody else is at work until the wait is over, or is not.
  const other = company.join(() => (isLeft ? Promise.resolve() : new Promise<void>((resolve) => (end = resolve))));
  const waited = company.join(() => wire.company(3, '$.steps[1]', company).idle(live));
  expect(await waited).toBe(expected);
  end();
  await other;
  const replay = replayWire(entries(), same);
  expect(await replay.wire.company(3, '$.steps[1]', createCompany()).idle(again)).toBe(expected);
  expect(await replay.wire.company(4, '$.steps[1]', createCompany()).idle(async ({ aborted }) => aborted)).toBe(false);
});
