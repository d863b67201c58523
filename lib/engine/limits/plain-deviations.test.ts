import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import type { Finding } from '../../contract/outcome.ts';
import { createPlainDeviations } from './plain-deviations.ts';

const lost = (operation: 'broadcast' | 'sendToUser', rest: Partial<Finding> = {}): Finding => ({
  code: 'not-delivered',
  requirements: [],
  message: '',
  expected: 'one message',
  seen: 'nothing',
  exchange: exchangeOf(operation),
  ...rest,
});

describe('what plain scenarios have met', () => {
  it('is the same deviation of the same operation, in whatever words', () => {
    const plain = createPlainDeviations();
    plain.add([lost('sendToUser'), lost('broadcast', { setup: true })]);
    expect(plain.has(lost('sendToUser', { message: 'otherwise' }))).toBe(true);
    expect(plain.has(lost('sendToUser', { code: 'duplicated' }))).toBe(false);
    expect(plain.has(lost('broadcast'))).toBe(false);
  });

  it('is the same wrong status, whichever success was expected', () => {
    const plain = createPlainDeviations();
    const answered = (expected: string, seen: string): Finding =>
      lost('sendToUser', { code: 'status', expected, seen });
    plain.add([answered('202', '404')]);
    const others = [answered('any success', '404'), answered('any success or 202', '404'), answered('202', '400')];
    expect(others.map((one) => plain.has(one))).toEqual([true, true, false]);
    expect(plain.has(answered('any success or 404', '404'))).toBe(false);
  });

  it('is waited for, until each of the findings is among it', async () => {
    const plain = createPlainDeviations();
    const shown = plain.shown([lost('sendToUser'), lost('broadcast')], new AbortController().signal);
    plain.add([lost('sendToUser')]);
    expect(await Promise.race([shown, Promise.resolve('waits')])).toBe('waits');
    plain.add([lost('broadcast')]);
    expect(await shown).toBe(true);
  });

  it('is not waited for any longer than the signal allows', async () => {
    const plain = createPlainDeviations();
    const controller = new AbortController();
    const shown = plain.shown([lost('sendToUser')], controller.signal);
    controller.abort();
    expect(await shown).toBe(false);
    expect(await plain.shown([lost('sendToUser')], controller.signal)).toBe(false);
  });
});
