import { expect, it } from 'vitest';
import { unitsOfSend } from './cost-of-call.ts';

const send = { do: 'call', operation: 'broadcast' } as const;
const long = { raw: 'x'.repeat(5000) };

it.each([
  ['a message', send, 1],
  ['a long one', { ...send, message: long }, 3],
  ['five equal ones', { ...send, times: 5 }, 5],
  ['five equal long ones', { ...send, message: long, times: 5 }, 15],
])('%s counts as what one receiver gets of it', (_what, step, units) => {
  expect(unitsOfSend(step)).toBe(units);
});
