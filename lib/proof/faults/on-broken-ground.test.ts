import { expect, it } from 'vitest';
import { outcomeOf } from '../../../fixtures/testing/outcome-of.ts';
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
