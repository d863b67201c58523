import { describe, expect, it } from 'vitest';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Check } from '../contract/check.ts';
import type { Step } from '../contract/step.ts';

const check = (...steps: readonly Step[]): Check => ({ id: 'c/c', title: 'c', verifies: ['c/c'], steps });

const monitor: Check = { id: 'm/m', title: 'm', verifies: ['m/m'], monitor: 'undocumented-status' };

describe('a name near a logical one', () => {
  const steps: readonly Step[] = [
    { do: 'connect', probe: 'a' },
    { do: 'call', operation: 'connectionExists', hub: { near: 'main', behind: ' ' }, connection: 'a', expect: 400 },
    { do: 'call', operation: 'broadcast', hub: { near: 'main', behind: '_' }, reaches: [] },
  ];

  it('is another name', async () => {
    expect(await judgeReference([check(...steps)])).toMatchObject([{ state: 'pass' }]);
  });

  it('is the same name to a service that trims', async () => {
    const correct = correctPolicies();
    const policies = { ...correct, decodeName: (segment: string) => decodeURIComponent(segment).trim() };
    expect(await judgeReference([check(...steps)], { policies })).toMatchObject([
      { findings: [{ code: 'status', expected: '400', seen: '200', step: '$.steps[1]' }] },
    ]);
  });
});

describe('a step that depends on an answer', () => {
  const add = { do: 'call', operation: 'addUserToGroup', user: 'ann', label: 'added' } as const;
  const look = { do: 'call', operation: 'userIsInGroup', user: 'ann', group: 'red', expect: 404 } as const;

  it('is done where the call was accepted', async () => {
    const steps = [
      { ...add, group: 'red' },
      { ...look, ifAccepted: 'added' },
    ];
    expect(await judgeReference([check(...steps)])).toMatchObject([{ state: 'fail' }]);
  });

  it('is left out where it was not', async () => {
    const steps = [
      { ...add, group: { exactly: '' }, expect: 400 },
      { ...look, group: 'red', expect: 200, ifAccepted: 'added' },
    ];
    expect(await judgeReference([check(...steps)])).toMatchObject([{ state: 'pass' }]);
  });
});

describe('clean-up', () => {
  it('is not watched where nothing was accepted', async () => {
    const refused: Step = {
      do: 'call',
      operation: 'addUserToGroup',
      hub: { encoded: 'a/b' },
      group: 'red',
      user: 'ann',
      expect: 404,
    };
    const outcomes = await judgeReference([check(refused, { ...refused, hub: 'main', expect: 202 }), monitor]);
    expect(outcomes).toMatchObject([{ state: 'pass', exchanges: 4 }, { findings: [] }]);
  });
});
