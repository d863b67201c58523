import { expect, it } from 'vitest';
import { loadProfile } from '../../target/load-profile.ts';
import type { EffectKind } from '../settling/effect.ts';
import { createLagRecord } from '../settling/lag-record.ts';
import { createPatience } from '../limits/patience.ts';
import { firstAttempt } from '../state/attempt.ts';
import type { ScenarioRun } from '../state/scenario-run.ts';
import { settlingPortsOf } from './settling-ports-of.ts';

/** What is known of effects by what was measured. */
const portsOf = (effects: Readonly<Record<string, number>>, unknownEffects: readonly string[] = []) => {
  const timing = { effects, unknownEffects, settleMs: 100, roundTripMs: 1 };
  const options = { timing, target: { profile: loadProfile('local') } };
  const context = {
    options,
    patience: createPatience(),
    lagRecord: createLagRecord(100),
  } as unknown as ScenarioRun['context'];
  return settlingPortsOf(context, firstAttempt, () => {
    throw new Error('asks for its scenario');
  });
};

it.each([
  ['a tenth of a second, where all show at once', 'join', { join: 0, leave: 0 }, 100],
  ['ten times what its kind took', 'join', { join: 40, leave: 5 }, 400],
  ['twice what others took, where its kind was quick by chance', 'join', { join: 5, leave: 500 }, 1000],
  ['ten times what others took, where its kind was not measured', 'leave', { join: 40 }, 400],
] as const)('an effect is late after %s', (_when, kind, effects, ms) => {
  expect(portsOf(effects).lateMs(kind)).toBe(ms);
});

it('an effect is never late whose kind had not shown when the measuring ended', () => {
  const ports = portsOf({ leave: 50 }, ['join']);
  expect(ports.lateMs('join')).toBe(Infinity);
  expect(ports.lateMs('leave')).toBe(500);
  // It is not taken to be over before the budget has passed either.
  expect(ports.settleMs('join')).toBe(Infinity);
  expect(ports.settleMs('leave')).toBe(100);
});

it('what is done to all groups takes as long as what is done to one', () => {
  const ports = portsOf({ join: 0 }, ['user-join', 'user-leave']);
  expect(['overwriting-join', 'user-leave-all'].map((kind) => ports.lateMs(kind as EffectKind))).toEqual([
    Infinity,
    Infinity,
  ]);
});

it('no effect is late where nothing could be measured', () => {
  expect(portsOf({}).lateMs('join')).toBe(Infinity);
});
