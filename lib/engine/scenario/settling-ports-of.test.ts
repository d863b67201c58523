import { expect, it } from 'vitest';
import { loadProfile } from '../../target/load-profile.ts';
import { createPatience } from '../limits/patience.ts';
import { firstAttempt } from '../state/attempt.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { settlingPortsOf } from './settling-ports-of.ts';

/** When an effect of a kind is late, by what was measured. */
const lateMs = (
  kind: 'join' | 'leave',
  effects: Readonly<Record<string, number>>,
  unknownEffects: readonly string[] = [],
): number => {
  const timing = { effects, unknownEffects, settleMs: 100, roundTripMs: 1 };
  const options = { timing, target: { profile: loadProfile('local') } };
  const context = { options, patience: createPatience() } as unknown as ScenarioRun['context'];
  return settlingPortsOf(context, firstAttempt, () => {
    throw new Error('asks for its scenario');
  }).lateMs(kind);
};

it.each([
  ['a tenth of a second, where all show at once', 'join', { join: 0, leave: 0 }, 100],
  ['ten times what its kind took', 'join', { join: 40, leave: 5 }, 400],
  ['twice what others took, where its kind was quick by chance', 'join', { join: 5, leave: 500 }, 1000],
  ['ten times what others took, where its kind was not measured', 'leave', { join: 40 }, 400],
] as const)('an effect is late after %s', (_when, kind, effects, ms) => {
  expect(lateMs(kind, effects)).toBe(ms);
});

it('an effect is never late whose kind had not shown when the measuring ended', () => {
  expect(lateMs('join', { leave: 5 }, ['join'])).toBe(Infinity);
  expect(lateMs('leave', { leave: 50 }, ['join'])).toBe(500);
});
