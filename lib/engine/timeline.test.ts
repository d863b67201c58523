import { describe, expect, it } from 'vitest';
import { judgeReference } from '../proof/judge-reference.ts';
import { correctPolicies } from '../reference/policies/correct-policies.ts';
import type { Policies } from '../reference/policies/policies.ts';
import type { Scenario } from '../contract/check.ts';
import type { Step } from '../contract/step.ts';
import type { Timeline } from '../contract/timeline.ts';

const check = (steps: readonly Step[]): Scenario => ({ id: 'test/it', title: 'It', verifies: ['test/holds'], steps });

const toEverybody: Policies = {
  ...correctPolicies(),
  audience: (hub) => hub.connections.values(),
};

const timelineOf = async (steps: readonly Step[], policies: Policies): Promise<Timeline | undefined> => {
  const [outcome] = await judgeReference([check(steps)], { policies });
  return outcome?.findings[0]?.timeline;
};

const steps: readonly Step[] = [
  { do: 'connect', probe: 'ann', user: 'ann' },
  { do: 'connect', probe: 'bob', user: 'bob' },
  { do: 'call', operation: 'sendToUser', user: 'ann', reaches: ['ann'] },
];

describe('the timeline of a finding', () => {
  it('has the clients, the steps, the requests and the frames in one time', async () => {
    const timeline = await timelineOf(steps, toEverybody);
    expect(timeline?.probes.map(({ name }) => name)).toEqual(['ann', 'bob']);
    expect(timeline?.steps.map(({ path }) => path)).toEqual(['$.steps[0]', '$.steps[1]', '$.steps[2]']);
    const message = timeline?.requests.find(({ operation }) => operation === 'sendToUser');
    expect(message).toMatchObject({ status: 202, reaches: ['ann'] });
    const frames = timeline?.frames.filter(({ of }) => of === message?.number) ?? [];
    expect(frames.map(({ probe }) => probe).toSorted()).toEqual(['ann', 'bob']);
    const sentAt = message?.atMs ?? Number.NaN;
    for (const { atMs } of frames) expect(atMs).toBeGreaterThanOrEqual(sentAt);
    expect(Math.max(...frames.map(({ atMs }) => atMs))).toBeLessThanOrEqual(timeline?.durationMs ?? 0);
  });

  it('marks the fences that prove who received nothing more', async () => {
    const timeline = await timelineOf(steps, toEverybody);
    const fences = timeline?.requests.filter(({ fence }) => fence === true) ?? [];
    expect(fences.map(({ operation }) => operation).toSorted()).toEqual([
      'broadcast',
      'sendToConnection',
      'sendToConnection',
    ]);
    const passed = timeline?.frames.filter(({ of }) => fences.some(({ number }) => number === of));
    expect(passed?.map(({ probe }) => probe).toSorted()).toContain('bob');
  });

  it('is absent where nothing was found', async () => {
    expect(await timelineOf(steps, correctPolicies())).toBeUndefined();
  });
});
