import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReference } from '../../proof/judge-reference.ts';
import { proofProfile } from '../../proof/proof-profile.ts';
import { correctPolicies } from '../../reference/policies/correct-policies.ts';
import type { Policies } from '../../reference/policies/policies.ts';
import type { Property, Scenario } from '../../contract/check.ts';
import { laggingSession } from '../../proof/lagging-session.ts';
import { startService } from '../../reference/start-service.ts';
import { createSession } from '../session.ts';

const numbers: Property<number> = {
  id: 'c/numbers',
  title: 'Any number arrives',
  verifies: ['c/numbers'],
  before: [{ do: 'connect', probe: 'ann' }],
  arbitrary: fc.nat({ max: 1000 }),
  runs: 30,
  each: (value) => [{ do: 'call', operation: 'broadcast', message: { arguments: [value] }, reaches: ['ann'] }],
};

const groups: Property<string> = {
  id: 'c/groups',
  title: 'Any group is taken',
  verifies: ['c/groups'],
  arbitrary: fc.string({ maxLength: 20, size: 'max' }).filter((name) => name !== ''),
  each: (name) => [{ do: 'call', operation: 'sendToGroup', group: { exactly: name }, reaches: [] }],
  show: (name) => `group ${JSON.stringify(name)}`,
  runs: 40,
};

const refusing = (isRefused: (group: string) => boolean): Policies => {
  const correct = correctPolicies();
  return {
    ...correct,
    nameIsValid: (name, parameter, operation) =>
      correct.nameIsValid(name, parameter, operation) && !(parameter === 'group' && isRefused(name)),
  };
};

const isLarge = (text: string): boolean => Number(/^\[(\d+)\]$/.exec(text)?.[1] ?? 0) > 500;

interface How {
  readonly shrink?: boolean;
  readonly messages?: number;
}

const judge = async (
  change: (correct: Policies) => Partial<Policies>,
  { shrink = true, messages = 20_000 }: How = {},
) => {
  const correct = correctPolicies();
  const policies = { ...correct, ...change(correct) };
  const profile = proofProfile();
  const limited = { ...profile, limits: { ...profile.limits, messages } };
  const [outcome] = await judgeReference([numbers], { policies, shrink, profile: limited });
  return outcome;
};

/** Loses the value of every argument above 500. */
const alterLarge = (correct: Policies): Partial<Policies> => ({
  renderInvocation: (invocation, ...rest) =>
    correct.renderInvocation(isLarge(invocation.arguments) ? { ...invocation, arguments: '[0]' } : invocation, ...rest),
});

describe('a property', () => {
  it('is shrunk to the smallest value that fails', async () => {
    const outcome = await judge(alterLarge);
    expect(outcome?.findings[0]).toMatchObject({ code: 'altered', counterexample: { value: '501' } });
  });

  it('is not shrunk beyond the message budget of the run', async () => {
    const outcome = await judge(alterLarge, { messages: 10 });
    const [finding] = outcome?.findings ?? [];
    expect(finding?.code).toBe('altered');
    expect(finding?.counterexample).toBeUndefined();
  });

  it('does not call the value the smallest where the budget ended the search', async () => {
    const messageOf = async (messages: number) => (await judge(alterLarge, { messages }))?.findings[0]?.message;
    expect(await messageOf(200_000)).toContain('; smallest value that fails: 501');
    expect(await messageOf(36)).toMatch(/; a value that fails alone: \d+$/);
  });

  it('finds the value at fault among those that fail only beside it', async () => {
    const outcome = await judge((correct) => ({
      deliver: (connection, record, call) => {
        if (isLarge(call.invocation?.arguments ?? '')) connection.transport.close();
        else correct.deliver(connection, record, call);
      },
    }));
    expect(outcome?.findings[0]).toMatchObject({ code: 'not-delivered', counterexample: { value: '501' } });
  });
  it('holds', async () => {
    const check = { ...groups, arbitrary: fc.string({ minLength: 8, maxLength: 20, size: 'max' }) };
    expect(await judgeReference([check])).toMatchObject([{ state: 'pass', exchanges: 40 }]);
  });

  it('does a value that is drawn twice once', async () => {
    const once: Property<string> = { ...groups, arbitrary: fc.constantFrom('a', 'b') };
    expect(await judgeReference([once])).toMatchObject([{ state: 'pass', exchanges: 2 }]);
  });

  it.each([
    ['at once', {}],
    ['apart', { apart: true }],
  ])('shrinks the value that fails, and says how it is called: %s', async (_, how) => {
    const [outcome] = await judgeReference([{ ...groups, ...how }], {
      policies: refusing((group) => /[x-z]/.test(group)),
    });
    expect(outcome?.findings[0]?.counterexample?.value).toMatch(/^group "[x-z]"$/);
    expect(outcome?.reason).toContain('smallest value that fails: group "');
  });

  const plain: Scenario = {
    id: 'c/plain',
    title: 'A group is taken',
    verifies: ['c/groups'],
    steps: groups.each('x'),
  };

  it.each([
    ['a program whose deviation no scenario has shown', { apart: true }, undefined, true],
    ['no program whose deviation a scenario has shown', { apart: true }, plain, false],
    ['values that are no programs all the same', {}, plain, true],
  ])('shrinks %s', async (_what, how, before, isShrunk) => {
    const accessKey = 'key-of-a-service-for-tests-0123456789';
    await using service = await startService({ accessKey, policies: refusing((group) => /[x-z]/.test(group)) });
    await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
    if (before !== undefined) await session.run(before);
    const { findings } = await session.run({ ...groups, ...how });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.some(({ counterexample }) => counterexample !== undefined)).toBe(isShrunk);
  });

  it.each([['in one scenario', {}] as const, ['each in a scenario of its own', { apart: true }] as const])(
    'leaves values out that rely on what is broken, %s',
    async (_how, how) => {
      const accessKey = 'key-of-a-service-for-tests-0123456789';
      await using service = await startService({ accessKey, policies: refusing((group) => group === 'x') });
      await using session = createSession(laggingSession({ url: service.url, accessKey, effectBudgetMs: 0 }));
      const called: string[] = [];
      session.onExchange(({ operation }) => called.push(operation));
      const either: Property<'sendToGroup' | 'broadcast'> = {
        id: 'c/either',
        title: 'Either is taken',
        verifies: ['c/either'],
        arbitrary: fc.noBias(fc.constantFrom('sendToGroup' as const, 'broadcast' as const)),
        operations: ['sendToGroup', 'broadcast'],
        each: (operation) => [
          operation === 'broadcast' ? { do: 'call', operation } : { do: 'call', operation, group: 'red' },
        ],
        runs: 20,
        ...how,
      };
      const broken = { requirements: ['g/broadcast'], lacks: 'answered' as const };
      session.learn({ absences: new Map(), ground: new Map([['broadcast', broken]]) });
      const { state, values } = await session.run(either);
      expect(state).toBe('pass');
      expect(values?.made).toBeGreaterThan(0);
      expect(values?.made).toBeLessThan(20);
      expect(new Set(called)).toEqual(new Set(['sendToGroup']));
      session.learn({
        absences: new Map(),
        ground: new Map([['sendToGroup', { ...broken, requirements: ['g/group'] }]]),
      });
      const blocked = await session.run(either);
      expect(blocked.state).toBe('blocked');
      expect(blocked.blockedBy?.toSorted()).toEqual(['g/broadcast', 'g/group']);
    },
  );

  it('keeps what a program has shown of which nothing smaller fails', async () => {
    const [outcome] = await judgeReference([{ ...groups, apart: true, arbitrary: fc.constant('x') }], {
      policies: refusing((group) => group === 'x'),
    });
    expect(outcome?.findings[0]).toMatchObject({
      step: '$.steps[0]',
      counterexample: { value: 'group "x"', path: '0', stepTexts: [expect.stringContaining('sendToGroup')] },
    });
  });

  it('runs many values in batches, and counts them through', async () => {
    const check = { ...groups, runs: 150, arbitrary: fc.noBias(fc.nat(100_000)).map(String) };
    const all = { made: 150, failed: 0 };
    expect(await judgeReference([check])).toMatchObject([{ state: 'pass', exchanges: 150, values: all }]);
    const seen: string[] = [];
    const policies = refusing((group) => {
      seen.push(group);
      return seen.length === 100;
    });
    const [outcome] = await judgeReference([check], { policies, shrink: false });
    expect(outcome?.findings[0]?.step).toMatch(/^\$\[(?:6[4-9]|[7-9]\d|1[012]\d)\]/);
    expect(outcome?.values).toEqual({ made: 128, failed: 1 });
    expect(seen.length).toBe(128);
  });

  it('does not slip from one deviation to another while it shrinks', async () => {
    const check: Property<number> = {
      ...groups,
      verifies: ['c/high', 'c/low'],
      arbitrary: fc.noBias(fc.nat(1000)),
      each: (number) =>
        groups.each(`g${number}`).map((step) => ({ ...step, verifies: [number < 500 ? 'c/low' : 'c/high'] })),
      show: String,
    };
    const policies = refusing((group) => Number(group.slice(1)) >= 600 || Number(group.slice(1)) < 3);
    const [outcome] = await judgeReference([check], { policies });
    expect(outcome?.findings[0]).toMatchObject({ requirements: ['c/high'], counterexample: { value: '600' } });
  });
});
