import { describe, expect, it } from 'vitest';
import type { CallStep, Step } from '../../contract/step.ts';
import { usesOf } from './uses-of.ts';

const ann: Step = { do: 'connect', probe: 'ann', user: 'ann' };
const member = { group: 'red', connection: 'ann' } as const;
const join: CallStep = { do: 'call', operation: 'addConnectionToGroup', ...member };
const leave: CallStep = { do: 'call', operation: 'removeConnectionFromGroup', ...member };
const send: CallStep = { do: 'call', operation: 'broadcast', reaches: ['ann'] };

describe('what a step uses', () => {
  it.each<readonly [what: string, steps: readonly Step[], used: boolean]>([
    ['who never joined', [ann, leave], true],
    ['who has left', [ann, join, leave, leave], true],
    ['who is in another group', [ann, { ...join, group: 'blue' }, leave], true],
    ['an id that nobody has', [ann, join, { ...leave, connection: { exactly: 'nobody' } }], true],
    ['a member', [ann, join, leave], false],
    ['who came back', [ann, join, leave, join, leave], false],
    [
      'a member by their user',
      [ann, { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' }, leave],
      false,
    ],
  ])('is the removal of no member: %s', (_what, steps, used) => {
    expect(usesOf(steps).includes('no-member')).toBe(used);
  });

  it('is that of equal messages where one is sent more than once', () => {
    expect(usesOf([ann, send])).toEqual(['broadcast']);
    expect(usesOf([ann, { ...send, times: 2 }])).toEqual(['broadcast', 'equal-messages']);
  });

  it('is that another message than an ordinary one was sent before', () => {
    const cut: CallStep = { ...send, message: { raw: '{' }, expect: 'invalid', reaches: [] };
    const long: CallStep = { ...send, message: { arguments: ['x'.repeat(9000)] } };
    expect(usesOf([ann, cut, send])).toEqual(['after-doubtful-body', 'broadcast']);
    expect(usesOf([ann, { ...cut, expect: 'success' }, send])).toEqual(['broadcast']);
    expect(usesOf([ann, { ...cut, expect: 'success', observe: 'noted' }, send])).toContain('after-doubtful-body');
    expect(usesOf([ann, long, send])).toEqual(['after-long-message', 'broadcast']);
    expect(usesOf([ann, { ...cut, hub: 'other' }, send])).toEqual(['broadcast']);
    expect(usesOf([ann, send, send])).toEqual(['broadcast']);
  });

  it('is that something is done again, in the group that the step is about', () => {
    const toRed: CallStep = { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] };
    const again = [ann, join, leave, join];
    expect(usesOf([...again, toRed])).toContain('again');
    expect(usesOf([...again, send])).toContain('again');
    expect(usesOf([...again, { ...toRed, group: 'blue' }])).not.toContain('again');
  });

  it.each([
    [{ contentType: 'application/json; charset=utf-8' }, ['charset', 'raw-body']],
    [{ chunked: true }, ['chunked', 'raw-body']],
    [{ contentType: null }, ['raw-body']],
  ] as const)('is how a body was sent: %o', (how, uses) => {
    const sent: CallStep = { ...send, message: { raw: '{"Target":"{{tag}}"}', ...how } };
    expect(usesOf([ann, sent])).toEqual(['broadcast', ...uses]);
  });

  it('is that it was undone meanwhile, of what is done again', () => {
    const isAnew = (...steps: readonly Step[]): boolean => usesOf([ann, ...steps, send]).includes('anew');
    const add: CallStep = { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' };
    expect(isAnew(join, leave, join)).toBe(true);
    expect(isAnew(add, { do: 'call', operation: 'removeUserFromAllGroups', user: 'ann' }, add)).toBe(true);
    expect(isAnew(join, join)).toBe(false);
    expect(isAnew(join, { ...leave, group: 'blue' }, join)).toBe(false);
    expect(isAnew(join, { ...leave, connection: 'bob' }, join)).toBe(false);
    expect(isAnew(leave, join, join, join)).toBe(false);
    const toBlue: CallStep = { do: 'call', operation: 'sendToGroup', group: 'blue', reaches: [] };
    expect(usesOf([ann, join, leave, join, toBlue])).not.toContain('anew');
  });

  it.each([
    ['60s', true],
    ['1.5', true],
    ['', true],
    ['600', false],
  ])('is that a ttl is no whole number: %j', (raw, isOdd) => {
    const add: CallStep = { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann', ttl: { raw } };
    expect(usesOf([add]).includes('odd-ttl')).toBe(isOdd);
  });

  it('is that a ttl is longer than 32 bits of milliseconds, in the group that the step is about', () => {
    const add: CallStep = { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann', ttl: 2_147_484 };
    const look: CallStep = { do: 'call', operation: 'userIsInGroup', group: 'red', user: 'ann' };
    expect(usesOf([add])).toContain('long-ttl');
    expect(usesOf([add, look])).toContain('long-ttl');
    expect(usesOf([{ ...add, ttl: { raw: '31536000' } }, look])).toContain('long-ttl');
    expect(usesOf([add, { ...look, group: 'blue' }])).not.toContain('long-ttl');
    expect(usesOf([{ ...add, ttl: 2_147_483 }, look])).not.toContain('long-ttl');
  });

  it('is that a client broke off without closing', () => {
    const bob: Step = { do: 'connect', probe: 'bob', user: 'bob' };
    const end: Step = { do: 'disconnect', probe: 'bob' };
    expect(usesOf([ann, bob, { ...end, abruptly: true }, send])).toEqual(['broadcast', 'broken-off', 'disconnect']);
    expect(usesOf([ann, bob, end, send])).toEqual(['broadcast', 'disconnect']);
  });

  it('is that a token was bad before', () => {
    const refused: CallStep = { ...join, token: 'none', expect: 'unauthorized' };
    expect(usesOf([ann, refused, send])).toEqual(['after-bad-token', 'broadcast']);
  });

  it('is a body in doubt, whatever body came before it', () => {
    const cut: CallStep = { ...send, message: { raw: '{' }, expect: ['success', 'invalid'] };
    expect(usesOf([ann, cut, cut])).toEqual(['broadcast', 'doubtful-body', 'raw-body']);
  });

  it('is a message with excluded connections, whichever were excluded from one before it, and that nobody has the id of one', () => {
    const first: CallStep = { ...send, excluded: ['ann'] };
    expect(usesOf([ann, first, send])).toEqual(['after-excluded', 'broadcast']);
    expect(usesOf([ann, first, first])).toEqual(['broadcast', 'excluded']);
    const nobody: CallStep = { ...send, excluded: [{ exactly: 'nobody' }] };
    expect(usesOf([ann, first, nobody])).toEqual(['broadcast', 'excluded', 'unknown-excluded']);
  });

  it.each<readonly [what: string, step: Step, used: boolean]>([
    ['a user id with one', { do: 'call', operation: 'sendToUser', user: { exactly: 'a/b' } }, true],
    ['a group name with one', { ...join, group: { exactly: '/' } }, true],
    ['the user id of a client with one', { ...ann, user: { exactly: 'a/b' } }, true],
    ['another mark', { ...join, group: { exactly: 'a-b' } }, false],
  ])('is a slash in a name: %s', (_what, step, used) => {
    expect(usesOf([step]).includes('slash')).toBe(used);
    expect(usesOf([step, send])).not.toContain('slash');
  });

  it('is a connection that is made by who was added before', () => {
    const add: CallStep = { do: 'call', operation: 'addUserToGroup', group: 'red', user: 'ann' };
    const toGroup: CallStep = { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann'] };
    const isMade = (...steps: readonly Step[]): boolean => usesOf(steps).includes('connection-of-member');
    expect(isMade(add, ann, toGroup)).toBe(true);
    expect(isMade(ann, add, toGroup)).toBe(false);
    expect(isMade({ ...add, user: 'bob' }, ann, toGroup)).toBe(false);
    expect(isMade({ ...add, expect: 'invalid' }, ann, toGroup)).toBe(false);
  });

  it('is an id that nobody has', () => {
    expect(usesOf([ann, { ...join, connection: { exactly: 'nobody' } }])).toEqual([
      'addConnectionToGroup',
      'unknown-connection',
    ]);
    const refused = { ...join, connection: { exactly: 'nobody' }, token: 'none', expect: 'unauthorized' } as const;
    expect(usesOf([refused])).toEqual(['addConnectionToGroup', 'token none']);
  });

  it('is that a client has no user, and of one that must be refused nothing that came before', () => {
    expect(usesOf([ann, { do: 'connect', probe: 'guest' }])).toEqual(['connect', 'without-user']);
    const refused = { ...ann, probe: 'bad', token: 'expired', refused: true } as const;
    expect(usesOf([ann, refused])).toEqual(['connect', 'token expired']);
  });

  it('is what others can do without: a client that answers no close, and all the time of a run', () => {
    expect(usesOf([{ ...ann, answersClose: false }, send])).toEqual(['broadcast', 'no-answer-to-close']);
    expect(usesOf([ann, { do: 'outlast' }, send])).toEqual(['broadcast', 'outlast']);
  });
});
