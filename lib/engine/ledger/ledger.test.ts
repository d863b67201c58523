import { describe, expect, it, vi } from 'vitest';
import { createRedactor } from '../../trace/redactor.ts';
import { noDoubt } from './doubt.ts';
import { createLedger, type Ledger, type Receiver } from './ledger.ts';
import { createMeter } from './meter.ts';

const key = 'Kq7Zt0vLw3XkRb6NyJd1Gs5HfPc9MuTe2AiWo+8xBm4=';

const newLedger = (): Ledger => createLedger('run', { meter: createMeter(), redact: createRedactor([key]) });

const frame = (tag: string, values: readonly unknown[]) => {
  const text = JSON.stringify({ type: 1, target: tag, arguments: values });
  return { atMs: 5, type: 1, text, message: JSON.parse(text) as object } as Parameters<Ledger['receive']>[0];
};

/** A message of the first scenario, which these clients should have. */
const opened = (tag: string, clients: readonly string[] = []): Parameters<Ledger['open']>[0] => ({
  tag,
  hub: 'chat',
  check: 'a/a',
  scenario: 1,
  requirements: ['a/a'],
  step: '$.steps[0]',
  expected: {},
  units: 1,
  copies: 1,
  reaches: new Set(clients),
  mayReach: new Set(),
  doubt: noDoubt,
});

/** A message of the first scenario to a hub, which comes to a client of the second. */
const strayTo = (hub: string, ...values: readonly unknown[]): Ledger => {
  const ledger = newLedger();
  const tag = ledger.newTag(1, '$.steps[0]');
  ledger.open(opened(tag));
  const receiver: Receiver = { scenario: 2, check: 'b/b', probe: 'bob', hub };
  ledger.receive(frame(tag, values), receiver);
  return ledger;
};

describe('a message that comes to a client of another scenario', () => {
  it('has leaked where the hub is another', () => {
    expect(strayTo('other').charges).toMatchObject([{ check: 'a/a', finding: { code: 'leaked' } }]);
  });

  it('is shown without any part of a key, wherever it is cut', () => {
    for (let length = 200; length < 300; length += 1) {
      const [charge] = strayTo('other', 'x'.repeat(length), key, 'y'.repeat(400)).charges;
      for (let at = 0; at + 4 <= key.length; at += 1) expect(charge?.finding.seen).not.toContain(key.slice(at, at + 4));
    }
  });

  it('was only on its way where both take turns on one hub', () => {
    expect(strayTo('chat').charges).toEqual([]);
  });
});

describe('messages that are forgotten', () => {
  const entry = (tag: string, scenario: number) => ({
    tag,
    hub: 'chat',
    check: 'a/a',
    scenario,
    requirements: ['a/a'],
    step: '$.steps[0]',
    expected: {},
    units: 1,
    copies: 1,
    reaches: new Set(['ann']),
    mayReach: new Set<string>(),
    doubt: noDoubt,
  });
  const ann: Receiver = { scenario: 1, check: 'a/a', probe: 'ann', hub: 'chat' };

  /** So many from one place, each delivered, judged and forgotten. */
  const afterMany = (count: number) => {
    const ledger = newLedger();
    const tags = Array.from({ length: count }, () => ledger.newTag(1, '$.steps[0]'));
    for (const tag of tags) {
      const sent = ledger.open(entry(tag, 1));
      ledger.receive(frame(tag, []), ann);
      ledger.seal([sent]);
      ledger.forget([sent]);
    }
    return { ledger, tags };
  };

  it('take the room of one', () => {
    expect([afterMany(1).ledger.size, afterMany(500).ledger.size]).toEqual([1, 1]);
    expect(afterMany(500).ledger.charges).toEqual([]);
  });

  it.each([0, 3, 4])('are known again when one comes late: number %i of five', (index) => {
    const { ledger, tags } = afterMany(5);
    ledger.receive(frame(tags[index]!, []), ann);
    expect(ledger.charges).toMatchObject([{ check: 'a/a', finding: { code: 'late', step: '$.steps[0]' } }]);
  });

  it('are known again in another hub', () => {
    const { ledger, tags } = afterMany(5);
    ledger.receive(frame(tags[0]!, []), { scenario: 2, check: 'b/b', probe: 'bob', hub: 'other' });
    expect(ledger.charges).toMatchObject([{ check: 'a/a', finding: { code: 'leaked' } }]);
  });
});

describe('what monitors find', () => {
  const found = (status: number) => ({
    code: 'status' as const,
    requirements: [],
    message: 'm',
    expected: 'e',
    seen: String(status),
    exchange: { operation: 'broadcast', status },
  });

  it('of one kind does not crowd out what another kind finds', () => {
    const ledger = newLedger();
    for (let count = 0; count < 1500; count += 1) ledger.monitor('undocumented-status', found(200) as never);
    ledger.monitor('server-error', found(500) as never);
    expect(ledger.monitored.filter(({ kind }) => kind === 'server-error')).toHaveLength(1);
  });

  it('is not kept where a check has judged the same answer', () => {
    const ledger = newLedger();
    ledger.answerJudged(found(200) as never);
    ledger.monitor('undocumented-status', found(200) as never);
    expect(ledger.monitored).toEqual([]);
  });
});

describe('messages that do not come', () => {
  /** How many messages the watchdog waits for, after one that these clients should have. */
  const waitedForAfter = (clients: readonly string[]): number => {
    const ledger = newLedger();
    const sent = vi.spyOn(ledger.watchdog, 'sent');
    ledger.open(opened(ledger.newTag(1, '$.steps[0]'), clients));
    return sent.mock.calls.length;
  };

  it('are waited for, even where each has one receiver only', () => {
    expect(waitedForAfter(['ann'])).toBe(1);
  });

  it('are not waited for where nobody must receive them', () => {
    expect(waitedForAfter([])).toBe(0);
  });
});
