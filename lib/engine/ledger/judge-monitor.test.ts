import { describe, expect, it } from 'vitest';
import type { Monitor } from '../../contract/check.ts';
import { judgeMonitor } from './judge-monitor.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMeter } from './meter.ts';
import { noDoubt } from './doubt.ts';

const newLedger = (): Ledger => createLedger('run', { meter: createMeter(), redact: (text) => text });

const receive = (ledger: Ledger, type: number, text: string): void => {
  ledger.receive({ atMs: 5, type, text, message: {} }, { scenario: 1, check: 'a/a', probe: 'ann', hub: 'chat' });
};

const pinged = (): Ledger => {
  const ledger = newLedger();
  receive(ledger, 6, '{"type":6}');
  return ledger;
};

const delivered = (): Ledger => {
  const ledger = newLedger();
  const tag = ledger.newTag(1, '$.steps[0]');
  ledger.open({
    tag,
    hub: 'chat',
    check: 'a/a',
    scenario: 1,
    requirements: ['a/a'],
    step: '$.steps[0]',
    expected: {},
    units: 1,
    copies: 1,
    reaches: new Set(['ann']),
    mayReach: new Set(),
    doubt: noDoubt,
  });
  receive(ledger, 1, JSON.stringify({ type: 1, target: tag, arguments: [] }));
  return ledger;
};

const stateOf = (monitor: Monitor['monitor'], ledger: Ledger): string =>
  judgeMonitor({ id: 'monitors/one', title: 'One', verifies: ['monitors/one'], monitor }, ledger).state;

describe('a monitor that has found nothing', () => {
  it.each<[Monitor['monitor'], readonly string[]]>([
    ['malformed-frame', ['not-applicable', 'pass', 'pass']],
    ['leak', ['not-applicable', 'not-applicable', 'pass']],
    ['altered', ['not-applicable', 'not-applicable', 'pass']],
    ['fence', ['not-applicable', 'not-applicable', 'pass']],
    ['server-error', ['pass', 'pass', 'pass']],
  ])('passes only where there was something to look at: %s', (monitor, states) => {
    expect([newLedger(), pinged(), delivered()].map((ledger) => stateOf(monitor, ledger))).toEqual(states);
  });

  it('says what was missing', () => {
    const check = {
      id: 'monitors/one',
      title: 'One',
      verifies: ['monitors/one'],
      monitor: 'malformed-frame',
    } as const;
    expect(judgeMonitor(check, newLedger())).toMatchObject({
      looked: [],
      reason: 'no client of this run received a record',
    });
  });
});
