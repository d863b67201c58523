import { describe, expect, it } from 'vitest';
import { noWaiting } from '../../../fixtures/testing/no-waiting.ts';
import { loadProfile } from '../../target/load-profile.ts';
import type { Profile } from '../../target/profile.ts';
import type { Step } from '../../contract/step.ts';
import { closeEstimate, emptyEstimate, estimateSteps, type Total } from './estimate.ts';

const profile = loadProfile('reference');

const estimateIn = (profile: Profile, steps: readonly Step[]): Total =>
  closeEstimate(estimateSteps(emptyEstimate(profile, noWaiting), steps));

const estimate = (...steps: readonly Step[]): Total => estimateIn(profile, steps);

const connect = (probe: string, hub = 'main'): Step => ({ do: 'connect', probe, hub });
const broadcast = (...reaches: readonly string[]): Step => ({ do: 'call', operation: 'broadcast', reaches });

describe('the peak of connections', () => {
  it('counts those that are open at once', () => {
    expect(estimate(connect('a'), { do: 'disconnect', probe: 'a' }, connect('b'), connect('c')).peak).toBe(2);
  });

  it('counts one that is refused for a moment only', () => {
    const refused = { refused: true, token: 'garbage' } as const;
    expect(estimate(connect('a'), { do: 'connect', probe: 'b', ...refused }, connect('c')).peak).toBe(2);
  });

  it('counts one that the target should close to the end: the target may not do it', () => {
    expect(estimate(connect('a'), { do: 'closed', probe: 'a' }, connect('b'))).toMatchObject({ peak: 2, connects: 2 });
  });
});

describe('the estimate of a scenario', () => {
  it('ends with fences through every client, where something was sent', () => {
    expect(estimate(connect('a'), connect('b'))).toMatchObject({ requests: 2, messages: 0 });
    expect(estimate(connect('a'), connect('b'), broadcast('a', 'b'))).toMatchObject({ requests: 6, messages: 6 });
  });

  it('ends with fences through every hub', () => {
    expect(estimate(connect('a'), connect('b', 'other'), broadcast('a'))).toMatchObject({ requests: 7, messages: 5 });
  });

  it('has no fences for a client whom the target has closed', () => {
    const steps = [connect('a'), connect('b'), broadcast('a', 'b'), { do: 'closed', probe: 'a' }] as const;
    expect(estimate(...steps)).toMatchObject({ requests: 5, messages: 4 });
  });

  it('takes back the relations of each user once', () => {
    const relate = (user: string, group: string): Step => ({ do: 'call', operation: 'addUserToGroup', user, group });
    expect(estimate(relate('ann', 'red'), relate('ann', 'blue'), relate('bob', 'red'))).toMatchObject({ requests: 5 });
  });

  it('counts the steps inside a step', () => {
    expect(estimate({ do: 'together', steps: [connect('a'), connect('b')] })).toMatchObject({ requests: 2, peak: 2 });
  });
});

describe('the estimate where effects lag', () => {
  const steps: readonly Step[] = [
    connect('a'),
    connect('b'),
    { do: 'call', operation: 'removeConnectionFromGroup', connection: 'b', group: 'red' },
    { do: 'call', operation: 'sendToGroup', group: 'red', reaches: [] },
  ];
  const lagging = loadProfile('local');

  it('asks those whom a message may still reach', () => {
    expect(estimateIn(profile, steps)).toMatchObject({ requests: 7, messages: 4 });
    expect(estimateIn(lagging, steps)).toMatchObject({ requests: 11, messages: 7 });
  });

  it('does not once effects have settled', () => {
    expect(estimateIn(lagging, steps.toSpliced(3, 0, { do: 'settle' }))).toMatchObject({ requests: 9, messages: 4 });
  });

  it('looks up each connection once before a change, and before something is only noted', () => {
    const note: Step = { do: 'call', operation: 'groupHasConnections', group: 'red', observe: 'it' };
    expect(estimateIn(lagging, [connect('a'), connect('b'), note, note])).toMatchObject({ requests: 6 });
  });
});
