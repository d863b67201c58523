import { describe, expect, it } from 'vitest';
import { createCompany, type Company } from './company.ts';

const ended = (signal: AbortSignal): Promise<'ended'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('ended');
    signal.addEventListener('abort', () => resolve('ended'), { once: true });
  });

const waitIn = (company: Company): Promise<'ended'> => company.join(() => company.idle(ended));

describe('a check that only waits', () => {
  it('stops when the last other check has ended', async () => {
    const company = createCompany();
    let finish = (): void => undefined;
    const other = company.join(() => new Promise<void>((resolve) => (finish = resolve)));
    let over = false;
    const waiting = waitIn(company).then(() => (over = true));
    await new Promise(setImmediate);
    expect(over).toBe(false);
    finish();
    await other;
    expect(await waiting).toBe(true);
  });

  it('stops at once where it is alone, and where the others only wait too', async () => {
    const company = createCompany();
    expect(await waitIn(company)).toBe('ended');
    expect(await Promise.all([waitIn(company), waitIn(company)])).toEqual(['ended', 'ended']);
  });
});
