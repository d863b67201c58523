import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../fixtures/testing/outcomes/exchange-of.ts';
import { outcomeOf } from '../../fixtures/testing/outcomes/outcome-of.ts';
import type { Check, Scenario } from '../contract/check.ts';
import type { Finding, Outcome, OutcomeState } from '../contract/outcome.ts';
import type { Step } from '../contract/step.ts';
import { judgeChecks } from './judge-checks.ts';

const ann = { do: 'connect', probe: 'ann' } as const;
const send: Step = { do: 'call', operation: 'broadcast', reaches: ['ann'] };
const join: Step = { do: 'call', operation: 'addConnectionToGroup', connection: 'ann', group: 'red' };

const check = (id: string, steps: readonly Step[], grounds?: Scenario['grounds']): Scenario => ({
  id,
  title: id,
  verifies: [`${id}-holds`],
  steps,
  ...(grounds === undefined ? {} : { grounds }),
});

const checks: readonly Check[] = [
  check('ground/connects', [ann], ['connect']),
  check('ground/sends', [ann, send], ['broadcast']),
  check('ground/joins', [ann, join], ['addConnectionToGroup']),
  check('sending', [ann, send]),
  check('joining', [ann, join, { do: 'open', probe: 'ann' }]),
  { id: 'watching', title: 'watching', verifies: ['watching'], monitor: 'server-error' },
];

/** Judges checks; each ends when it is told to. */
const judging = (
  judgedChecks: readonly Check[] = checks,
): {
  readonly begun: () => readonly string[];
  readonly end: (id: string, state: OutcomeState, findings?: readonly Finding[]) => Promise<void>;
  readonly told: readonly Outcome[];
  readonly judged: Promise<readonly Outcome[]>;
} => {
  const running = new Map<string, (outcome: Outcome) => void>();
  const told: Outcome[] = [];
  const judged = judgeChecks(judgedChecks, {
    session: {
      run: ({ id }) => new Promise((resolve) => running.set(id, resolve)),
      decline: ({ id }, blockedBy) => outcomeOf(id, { state: 'blocked', blockedBy }),
      attend: (work) => work(),
      learn: () => undefined,
    },
    seed: 1,
    onOutcome: (outcome) => told.push(outcome),
    onError: (_check, error) => {
      throw error;
    },
  });
  return {
    begun: () => [...running.keys()],
    end: async (id, state, findings = []) => {
      running.get(id)?.(outcomeOf(id, { state, findings }));
      await setImmediate();
    },
    told,
    judged,
  };
};

const ground = ['ground/connects', 'ground/sends', 'ground/joins'];

describe('a check', () => {
  it('begins when the ground that it relies on is judged, whatever else is still waited for', async () => {
    const run = judging();
    expect(run.begun()).toEqual(ground);
    await run.end('ground/connects', 'pass');
    expect(run.begun()).toEqual(ground);
    await run.end('ground/sends', 'pass');
    expect(run.begun()).toEqual([...ground, 'sending']);
    await run.end('ground/joins', 'pass');
    expect(run.begun()).toEqual([...ground, 'sending', 'joining']);
  });

  it('does not begin on ground that is broken', async () => {
    const run = judging();
    for (const id of ground) await run.end(id, id === 'ground/joins' ? 'fail' : 'pass');
    expect(run.begun()).toEqual([...ground, 'sending']);
    await run.end('sending', 'pass');
    await run.end('watching', 'pass');
    const outcomes = await run.judged;
    expect(outcomes.find((outcome) => outcome.check === 'joining')).toMatchObject({
      state: 'blocked',
      blockedBy: ['ground/joins-holds'],
    });
    expect(run.told.map((outcome) => outcome.check).toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  it('begins where only some of its values rely on what is broken', async () => {
    const either: Check = {
      id: 'either',
      title: 'either',
      verifies: ['either'],
      arbitrary: fc.constant(join),
      operations: ['broadcast', 'addConnectionToGroup'],
      each: (step) => [ann, step],
      runs: 1,
    };
    const run = judging([...checks, either]);
    for (const id of ground) await run.end(id, id === 'ground/joins' ? 'fail' : 'pass');
    expect(run.begun()).toEqual([...ground, 'sending', 'either']);
  });

  it('that others rely on is told when those before it are judged', async () => {
    const run = judging();
    await run.end('ground/joins', 'fail');
    expect(run.told).toEqual([]);
    await run.end('ground/connects', 'fail');
    expect(run.told.map(({ check, state }) => [check, state])).toContainEqual(['ground/joins', 'blocked']);
  });

  it.each([
    ['fail', 'blocked'],
    ['pass', 'fail'],
  ] as const)(
    'that watches takes no operation for missing that no plain check could look at: %s',
    async (state, watched) => {
      const run = judging();
      await run.end('ground/connects', state);
      for (const id of ['ground/sends', 'ground/joins']) await run.end(id, state);
      for (const id of ['sending', 'joining']) await run.end(id, 'pass');
      const exchange = exchangeOf('addConnectionToGroup', { status: 404 });
      const absent = { requirements: ['watching'], message: 'm', expected: '200', seen: '404', exchange };
      await run.end('watching', 'fail', [{ code: 'undocumented-status', ...absent }]);
      expect((await run.judged).find(({ check: id }) => id === 'watching')).toMatchObject({ state: watched });
    },
  );

  it('that watches the others begins when they have ended', async () => {
    const run = judging();
    for (const id of [...ground, 'sending']) await run.end(id, 'pass');
    expect(run.begun()).not.toContain('watching');
    await run.end('joining', 'pass');
    expect(run.begun()).toContain('watching');
  });
});
