import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCall } from '../contract/any-call.ts';
import type { CallFields, CallStep, Step } from '../contract/step.ts';
import { shapeOf } from '../spec/shape.ts';
import { annotate } from './annotate.ts';
import { programs } from './arbitraries/program.ts';

const connect = (probe: string, user?: string): Step => ({
  do: 'connect',
  probe,
  ...(user === undefined ? {} : { user }),
});

const call = (operation: CallStep['operation'], rest: CallFields = {}): CallStep => anyCall(operation, rest);

const last = (...steps: readonly Step[]): Step | undefined => annotate(steps).at(-1);

const red = { group: 'red' };

describe('annotate', () => {
  it('says whom a broadcast reaches', () => {
    expect(last(connect('a'), connect('b'), connect('c'), call('broadcast', { excluded: ['b'] }))).toMatchObject({
      reaches: ['a', 'c'],
    });
  });

  it('leaves it to others which success an act is answered with', () => {
    expect(last(call('broadcast'))).not.toHaveProperty('expect');
    expect(last(call('removeUserFromAllGroups', { user: 'ann' }))).not.toHaveProperty('expect');
    const nobody = { ...red, connection: { exactly: 'x' } };
    expect(last(call('removeConnectionFromGroup', nobody))).toMatchObject({ expect: ['any-success', 'absent'] });
  });

  it('keeps hubs apart', () => {
    const elsewhere: Step = { do: 'connect', probe: 'b', hub: 'other', user: 'ann' };
    expect(last(connect('a', 'ann'), elsewhere, call('sendToUser', { user: 'ann' }))).toMatchObject({ reaches: ['a'] });
    expect(last(elsewhere, call('connectionExists', { connection: 'b' }))).toMatchObject({ expect: 'absent' });
  });

  it('ends a membership with its connection', () => {
    const member = [connect('a'), call('addConnectionToGroup', { ...red, connection: 'a' })];
    expect(last(...member, call('groupHasConnections', red))).toMatchObject({ expect: 'any-success' });
    const again: readonly Step[] = [...member, { do: 'disconnect', probe: 'a' }, connect('a')];
    expect(last(...again, call('groupHasConnections', red))).toMatchObject({ expect: 'absent' });
    expect(last(...again, call('sendToGroup', red))).toMatchObject({ reaches: [] });
  });

  it('keeps a stored user through a reconnect', () => {
    const steps: readonly Step[] = [
      call('addUserToGroup', { ...red, user: 'ann' }),
      connect('a', 'ann'),
      connect('b', 'bob'),
    ];
    expect(last(...steps, call('sendToGroup', red))).toMatchObject({ reaches: ['a'] });
    expect(
      last(...steps, call('removeUserFromAllGroups', { user: 'ann' }), call('userIsInGroup', { ...red, user: 'ann' })),
    ).toMatchObject({ expect: 'absent' });
  });

  it('waits for the closing that it asked for', () => {
    expect(annotate([connect('a'), call('closeConnection', { connection: 'a' })])).toEqual([
      connect('a'),
      call('closeConnection', { connection: 'a' }),
      { do: 'closed', probe: 'a', by: ['socket'] },
    ]);
  });

  it('leaves out what cannot be done where it stands', () => {
    expect(
      annotate([
        { do: 'disconnect', probe: 'a' },
        call('connectionExists', { connection: 'a' }),
        { do: 'pass', since: 'nothing' },
        connect('a'),
        connect('a'),
      ]),
    ).toEqual([connect('a')]);
  });

  it('overwrites the oldest of 101 relations, and does not count those with a ttl', () => {
    const add = (group: string, ttl?: number): Step =>
      call('addUserToGroup', { group, user: 'ann', ...(ttl === undefined ? {} : { ttl }) });
    const steps = [
      add('leased', 600),
      ...Array.from({ length: 100 }, (_, index) => add(`g${index}`)),
      add('g0'),
      add('newest'),
    ];
    const found = (group: string): Step | undefined => last(...steps, call('userIsInGroup', { group, user: 'ann' }));
    expect(found('g1')).toMatchObject({ expect: 'absent' });
    for (const group of ['leased', 'g0', 'g2', 'newest']) expect(found(group)).toMatchObject({ expect: 'any-success' });
  });

  it('forgets a user when the ttl has passed, and does not judge those who are connected', () => {
    const steps: readonly Step[] = [
      connect('a', 'ann'),
      { ...call('addUserToGroup', { ...red, user: 'ann', ttl: 'short' }), label: 'added' },
      { do: 'pass', since: 'added' },
      connect('b', 'ann'),
    ];
    expect(last(...steps, call('userIsInGroup', { ...red, user: 'ann' }))).toMatchObject({ expect: 'absent' });
    expect(last(...steps, call('sendToGroup', red))).toMatchObject({ reaches: [], mayReach: ['a'] });
  });

  it('knows that what was stored near the end of one ttl is there when that has passed, and of nothing else', () => {
    const add = (group: string): Step => ({
      ...call('addUserToGroup', { group, user: 'ann', ttl: 'short' }),
      label: group,
    });
    const looked: Step = { do: 'hold', since: 'red', call: call('userIsInGroup', { ...red, user: 'ann' }) };
    const green = call('userIsInGroup', { group: 'green', user: 'ann' });
    const passed: Step = { do: 'pass', since: 'red' };
    expect(last(add('red'), looked, add('green'), passed, green)).toMatchObject({ expect: 'any-success' });
    expect(last(add('red'), add('green'), looked, passed, green)).toMatchObject({ expect: ['any-success', 'absent'] });
  });

  it('expects of steps begun at once only what holds in any order', () => {
    const raced: Step = {
      do: 'together',
      steps: [call('addConnectionToGroup', { ...red, connection: 'a' }), call('sendToGroup', red)],
    };
    expect(last(connect('a'), raced)).toMatchObject({
      steps: [{}, { reaches: [], mayReach: ['a'] }],
    });
    expect(last(connect('a'), raced, call('sendToGroup', red))).toMatchObject({ reaches: ['a'] });
  });

  it('expects a refusal where exactly the name is at fault, and nothing where the documents say nothing', () => {
    expect(last(call('broadcast', { hub: { exactly: '9lives' } }))).toMatchObject({ expect: 'invalid', reaches: [] });
    expect(
      last(call('connectionExists', { hub: { exactly: '9lives' }, connection: { exactly: 'x' } })),
    ).not.toHaveProperty('expect');
    expect(last(call('sendToGroup', { group: { exactly: 'g'.repeat(1025) } }))).toMatchObject({ expect: 'invalid' });
    expect(last(call('sendToGroup', { group: { exactly: 'g'.repeat(1024) } }))).toMatchObject({ reaches: [] });
  });
});

describe('programs', () => {
  it('are completed by the model wherever a step is taken away', () => {
    fc.assert(
      fc.property(programs(), fc.nat(), (steps, at) => {
        const shorter = steps.toSpliced(at % steps.length, 1);
        const program = annotate(shorter);
        expect(annotate(program)).toEqual(program);
      }),
    );
  });

  it('decide the answer of every look, and send messages that somebody receives', () => {
    const calls = fc
      .sample(programs(), { numRuns: 200, seed: 1 })
      .flatMap((steps) => annotate(steps).filter((step) => step.do === 'call'));
    const looks = calls.filter(({ operation }) => shapeOf(operation).kind === 'look');
    expect(looks.filter(({ expect: right }) => right === undefined)).toEqual([]);
    expect(calls.some(({ reaches = [] }) => reaches.length > 1)).toBe(true);
    expect(new Set(calls.map(({ operation }) => operation)).size).toBe(14);
  });
});
