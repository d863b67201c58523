import { describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { checkMistakes } from './validate-checks.ts';

const known = new Set(['own/reached', 'own/silent', 'groups/rejoin']);
const ann = { do: 'connect', probe: 'ann', user: 'ann' };
const broadcast = { do: 'call', operation: 'broadcast' };
const add = { do: 'call', operation: 'addUserToGroup', user: 'ann', group: 'red' };

/** As it comes from a file: of no type. */
const checkOf = (steps: readonly object[], more: object = {}): Check =>
  ({ id: 'own/check', title: 'Something holds', verifies: ['own/reached'], steps, ...more }) as unknown as Check;

const mistakesIn = (steps: readonly object[], more?: object): readonly string[] =>
  checkMistakes([checkOf(steps, more)], known);

describe('a mistake in a step', () => {
  it.each<readonly [what: string, steps: readonly object[], sentence: string]>([
    [
      'an audience where nothing is sent',
      [{ do: 'call', operation: 'userHasConnections', user: 'ann', reaches: ['nobody-at-all'] }],
      '$.steps[0].reaches: found the field "reaches"; a userHasConnections call has the fields do, operation, user, method, hub, token, expect, observe, setup, verifies, label, ifAccepted',
    ],
    [
      'a step that is to follow what no step is called',
      [{ ...broadcast, ifAccepted: 'nothing' }],
      '$.steps[0].ifAccepted: found "nothing"; expected the label of an earlier call, of which there is none',
    ],
    [
      'a typing mistake in an audience',
      [ann, { ...broadcast, reaches: ['anne'] }],
      '$.steps[1].reaches[0]: found "anne"; expected a probe that has connected before this step; did you mean "ann"?',
    ],
    [
      'an audience that was never there',
      [ann, { ...broadcast, reaches: ['nobody-at-all'] }],
      '$.steps[1].reaches[0]: found "nobody-at-all"; expected a probe that has connected before this step: ann',
    ],
    [
      'a parameter that is missing',
      [{ do: 'call', operation: 'sendToGroup', reaches: [] }],
      '$.steps[0].group: found nothing; expected a name: text, { exactly: text }, { encoded: text } or { near: text, before: text, behind: text }',
    ],
    [
      'a ttl that nobody began',
      [
        { ...add, ttl: 'short', label: 'added' },
        { do: 'pass', since: 'adde' },
      ],
      '$.steps[1].since: found "adde"; expected the label of an earlier call with a ttl in seconds; did you mean "added"?',
    ],
    [
      'a ttl that has no end',
      [
        { ...add, label: 'added' },
        { do: 'pass', since: 'added' },
      ],
      '$.steps[1].since: found "added"; expected the label of an earlier call with a ttl in seconds, of which there is none',
    ],
    [
      'an operation that there is not',
      [{ do: 'call', operation: 'sendToUsers' }],
      '$.steps[0].operation: found "sendToUsers"; expected an operation: broadcast, sendToUser, sendToConnection, connectionExists, closeConnection, sendToGroup, groupHasConnections, userHasConnections, addConnectionToGroup, removeConnectionFromGroup, userIsInGroup, addUserToGroup, removeUserFromGroup, removeUserFromAllGroups',
    ],
    [
      'a kind of step that there is not',
      [{ do: 'wait' }],
      '$.steps[0].do: found "wait"; expected a step: do is one of connect, disconnect, call, hold, pass, settle, outlast, closed, open, order, ping, invoke, request, together',
    ],
    [
      'a wrong value',
      [{ ...broadcast, expect: 'ok' }],
      '$.steps[0].expect: found "ok"; expected success, any-success, absent, invalid, unauthorized, a status from 100 to 599, or a list of these',
    ],
    [
      'an unknown token',
      [{ ...broadcast, token: 'bad' }],
      '$.steps[0].token: found "bad"; expected one of: none, garbage, wrong-key, expired, no-exp, not-yet-valid, alg-none, hs384, hs512, aud-other-host, aud-other-path, aud-other-hub, aud-other-operation, aud-client, aud-rest, no-aud, cut-short, no-signature, byte-changed, last-byte-changed, payload-changed, two-headers, lower-case-scheme, basic-scheme, empty-bearer',
    ],
    [
      'a probe that is connected twice',
      [ann, ann],
      '$.steps[1].probe: found "ann"; this probe is connected already; expected another name, or its disconnect or closed step first',
    ],
    [
      'two connects of one name at once',
      [{ do: 'together', steps: [ann, ann] }],
      '$.steps[0].steps[1].probe: found "ann"; this probe is connected already; expected another name, or its disconnect or closed step first',
    ],
    [
      'a reference to what is begun at the same time',
      [{ do: 'together', steps: [ann, { ...broadcast, reaches: ['ann'] }] }],
      '$.steps[0].steps[1].reaches[0]: found "ann"; expected a probe that has connected before this step, of which there is none',
    ],
    [
      'an audience of a probe whose connect is refused',
      [
        { ...ann, token: 'none', refused: true },
        { ...broadcast, reaches: ['ann'] },
      ],
      '$.steps[1].reaches[0]: found "ann"; expected a probe that has connected before this step, of which there is none',
    ],
    [
      'an audience of a probe that has left',
      [ann, { do: 'disconnect', probe: 'ann' }, { ...broadcast, reaches: ['ann'] }],
      '$.steps[2].reaches[0]: found "ann"; expected a probe that has connected before this step, of which there is none',
    ],
    [
      'a connection that never was',
      [{ do: 'call', operation: 'connectionExists', connection: 'ann' }],
      '$.steps[0].connection: found "ann"; expected a probe that has connected before this step, of which there is none',
    ],
    [
      'an exclusion of a connection that never was',
      [ann, { ...broadcast, excluded: ['bob'] }],
      '$.steps[1].excluded[0]: found "bob"; expected a probe that has connected before this step: ann',
    ],
    [
      'an order of what was not sent',
      [ann, { ...add, label: 'added' }, { do: 'order', probe: 'ann', of: ['added'] }],
      '$.steps[2].of[0]: found "added"; expected the label of an earlier send that follows a settle step (what still lags would be missing), of which there is none',
    ],
    [
      'an order of what was sent while something may lag',
      [
        ann,
        { do: 'settle' },
        { ...broadcast, label: 'one' },
        { ...add, label: 'added' },
        { ...broadcast, label: 'two' },
        { do: 'order', probe: 'ann', of: ['one', 'two'] },
      ],
      '$.steps[5].of[1]: found "two"; expected the label of an earlier send that follows a settle step (what still lags would be missing): one',
    ],
    [
      'a label given twice',
      [
        { ...broadcast, label: 'sent' },
        { ...broadcast, label: 'sent' },
      ],
      '$.steps[1].label: found "sent"; an earlier step has this label; expected another',
    ],
    [
      'a requirement that is not of the check',
      [{ ...broadcast, verifies: ['own/silent'] }],
      '$.steps[0].verifies[0]: found "own/silent"; expected one of the check\'s own requirements: own/reached',
    ],
    [
      'a change that is held',
      [
        { ...add, ttl: 'short', label: 'added' },
        { do: 'hold', since: 'added', call: add },
      ],
      '$.steps[1].call.operation: found "addUserToGroup"; expected an operation that asks and changes nothing, for it is called again and again',
    ],
    [
      'a change that is repeated while a soak lasts',
      [ann, { do: 'outlast', steps: [{ ...broadcast, reaches: ['ann'] }, add] }],
      '$.steps[1].steps[1].operation: found "addUserToGroup"; expected an operation that sends, for it is done again and again',
    ],
    [
      'a note that is taken while a soak lasts',
      [ann, { do: 'outlast', steps: [{ ...broadcast, observe: 'note' }] }],
      '$.steps[1].steps[0].observe: found "note"; expected a send that is judged, for what is only noted would be noted again and again',
    ],
    [
      'a soak for somebody who is not there',
      [ann, { do: 'outlast', steps: [{ ...broadcast, reaches: ['bob'] }] }],
      '$.steps[1].steps[0].reaches[0]: found "bob"; expected a probe that has connected before this step: ann',
    ],
    [
      'a body that no probe can know',
      [ann, { ...broadcast, message: { raw: '{}' }, reaches: ['ann'] }],
      '$.steps[1].message.raw: found no {{tag}}; a probe knows by it the message that must reach it',
    ],
    [
      'padding of no length',
      [{ ...broadcast, message: { raw: '{{tag}}{{pad}}' } }],
      '$.steps[0].message.raw: found {{pad}}; only a body with "bytes" has one',
    ],
    [
      'a length without padding',
      [{ ...broadcast, message: { raw: '{{tag}}', bytes: 100 } }],
      '$.steps[0].message.raw: found 0 times {{pad}}; expected one, for "bytes" says how long it makes the body',
    ],
    [
      'a length that is too short',
      [{ ...broadcast, message: { raw: '{{tag}}{{pad}}', bytes: 10 } }],
      '$.steps[0].message.bytes: found 10; expected 39 at least, for that is how long the body is without its padding',
    ],
    [
      'a frame that is no JSON',
      [{ ...broadcast, message: { raw: '{{tag}}', arrivesAs: '{"target":{{tag}}' } }],
      '$.steps[0].message.arrivesAs: found "{\\"target\\":{{tag}}"; expected a JSON object as text',
    ],
    [
      'fields of two kinds of message',
      [{ ...broadcast, message: { raw: '{{tag}}', target: 'a' } }],
      '$.steps[0].message: found {"raw":"{{tag}}","target":"a"}; expected a message { target, arguments } or a raw body { raw, bytes, contentType, chunked, arrivesAs }',
    ],
  ])('is said in one sentence: %s', (_what, steps, sentence) => {
    expect(mistakesIn(steps)).toEqual([`own/check: ${sentence}`]);
  });

  it('is said of each field of a broadcast that is none', () => {
    const fields = { user: 'ann', group: 'red', ttl: 60, reason: 'enough' };
    expect(mistakesIn([{ ...broadcast, ...fields }])).toEqual(
      Object.keys(fields).map(
        (name) =>
          `own/check: $.steps[0].${name}: found the field "${name}"; a broadcast call has the fields do, operation, excluded, message, times, reaches, mayReach, hub, token, expect, observe, setup, verifies, label, ifAccepted`,
      ),
    );
  });
});

describe('what is none', () => {
  it.each<readonly [what: string, steps: readonly object[]]>([
    ['a probe that comes back', [ann, { do: 'disconnect', probe: 'ann' }, ann, { ...broadcast, reaches: ['ann'] }]],
    [
      'a connection that has ended',
      [ann, { do: 'disconnect', probe: 'ann' }, { do: 'call', operation: 'connectionExists', connection: 'ann' }],
    ],
    [
      'a client that may have connected',
      [
        { ...ann, observe: 'a client' },
        { ...broadcast, mayReach: ['ann'] },
      ],
    ],
    [
      'steps at once',
      [
        { do: 'together', steps: [ann, { ...ann, probe: 'bob' }] },
        { ...broadcast, reaches: ['ann', 'bob'] },
      ],
    ],
    [
      'a label of steps at once',
      [
        ann,
        { do: 'settle' },
        { do: 'together', steps: [{ ...broadcast, label: 'one' }] },
        { do: 'order', probe: 'ann', of: ['one'] },
      ],
    ],
  ])('%s', (_what, steps) => {
    expect(mistakesIn(steps)).toEqual([]);
  });
});
