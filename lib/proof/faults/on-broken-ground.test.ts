import { expect, it } from 'vitest';
import { exchangeOf } from '../../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../../fixtures/testing/outcomes/outcome-of.ts';
import type { Check } from '../../contract/check.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { onBrokenGround } from './on-broken-ground.ts';

const ann = { do: 'connect', probe: 'ann' } as const;
const checks: readonly Check[] = [
  { id: 'ground/connects', title: '', verifies: ['a/connects'], grounds: ['connect'], steps: [ann] },
  { id: 'a/sends', title: '', verifies: ['a/sends'], steps: [ann, { do: 'call', operation: 'broadcast' }] },
  { id: 'a/refuses', title: '', verifies: ['a/refuses'], steps: [{ do: 'call', operation: 'broadcast' }] },
];
const red = ({ id, verifies }: Check): Outcome =>
  outcomeOf(id, {
    state: 'fail',
    findings: [{ code: 'connect-failed', requirements: verifies, message: '', expected: '', seen: '' }],
  });

it('blocks what relies on a ground check that is red, and nothing else', () => {
  const outcomes = onBrokenGround(checks, checks.map(red), 1);
  expect(outcomes.map(({ state, blockedBy }) => [state, blockedBy])).toEqual([
    ['fail', undefined],
    ['blocked', ['a/connects']],
    ['fail', undefined],
  ]);
});

it('blocks nothing where the ground holds', () => {
  const [connects, ...others] = checks.map(red);
  const holds = outcomeOf(connects?.check ?? '');
  expect(onBrokenGround(checks, [holds, ...others], 1)).toEqual([holds, ...others]);
});

it('knows from the ground by which status the target says that something is not there', () => {
  const look = {
    do: 'call',
    operation: 'connectionExists',
    connection: { exactly: 'nobody' },
    expect: 'absent',
  } as const;
  const ground: Check = {
    id: 'ground/exists',
    title: '',
    verifies: ['a/exists'],
    grounds: ['connectionExists'],
    steps: [{ ...look, verifies: ['a/exists'] }],
  };
  const other: Check = { id: 'a/gone', title: '', verifies: ['a/gone'], steps: [look] };
  const answered = ({ id, verifies }: Check, expected: string): Outcome => {
    const exchange = exchangeOf('connectionExists', { method: 'GET', status: 400 });
    const finding = { code: 'status', requirements: verifies, message: '', expected, seen: '400', exchange } as const;
    return outcomeOf(id, { state: 'fail', findings: [finding], looked: verifies });
  };
  const statesOf = (expected: string): readonly string[] =>
    onBrokenGround([ground, other], [answered(ground, '404'), answered(other, expected)], 1).map(({ state }) => state);
  expect(statesOf('404')).toEqual(['fail', 'blocked']);
  expect(statesOf('200')).toEqual(['fail', 'fail']);
});
