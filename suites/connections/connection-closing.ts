import type { Scenario } from '../../lib/contract/check.ts';
import type { StatusExpectation } from '../../lib/spec/status-word.ts';
import { act } from '../steps/act.ts';
import { successOrAbsent } from '../steps/accepted-statuses.ts';

/** Other connections may receive it; the step judges only that the closed one does not. */
const spared = { mayReach: ['ann-too', 'bob'] };

/** No document says how closing an unknown connection is answered. */
const either: StatusExpectation = ['success', 'absent'];

/** DELETE connections/{connection}. */
export const connectionClosing: readonly Scenario[] = [
  {
    id: 'connections/close',
    title: 'Closing a connection sends its client a close message with the reason and closes the socket',
    verifies: [
      'connections/close-answers-202',
      'connections/close-ends-the-connection',
      'connections/close-is-said',
      'connections/close-gives-the-reason',
    ],
    steps: [
      // Otherwise the client would close its socket on the close message.
      act.connect('ann', 'ann', { obeyClose: false }),
      act.known('ann'),
      act.close('ann', {
        reason: 'The shop closes',
        expect: 'success',
        verifies: ['connections/close-answers-202'],
      }),
      act.closed('ann', { verifies: ['connections/close-ends-the-connection'] }),
      act.closed('ann', { by: ['frame'], verifies: ['connections/close-is-said'] }),
      act.closed('ann', {
        by: ['frame'],
        reason: 'The shop closes',
        verifies: ['connections/close-gives-the-reason'],
      }),
    ],
  },
  {
    id: 'connections/close-without-reason',
    title: 'A connection can be closed without a reason',
    verifies: ['connections/close-needs-no-reason'],
    steps: [act.connect('ann', undefined, { obeyClose: false }), act.known('ann'), act.close('ann'), act.closed('ann')],
  },
  {
    id: 'connections/close-spares-others',
    title: 'Closing a connection does not affect others of the same user, group or hub',
    verifies: ['connections/close-spares-others'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann'), act.connect('bob', 'bob')),
      act.together(...['ann', 'ann-too', 'bob'].map((probe) => act.join(probe, 'red'))),
      ...act.closeFirst('ann', { reason: 'enough' }),
      act.together(act.open('ann-too'), act.open('bob')),
      act.together(act.connection('ann-too', 'there'), act.connection('bob', 'there'), act.user('ann', 'there')),
      act.toUser('ann', ['ann-too']),
      act.toGroup('red', ['ann-too', 'bob']),
    ],
  },
  {
    id: 'connections/closed-gets-nothing',
    title: 'A closed connection receives no more messages, however they are sent',
    verifies: ['connections/closed-gets-nothing'],
    steps: [
      act.together(
        act.connect('ann', 'ann', { obeyClose: false }),
        act.connect('ann-too', 'ann'),
        act.connect('bob', 'bob'),
      ),
      act.together(...['ann', 'ann-too', 'bob'].map((probe) => act.join(probe, 'red'))),
      act.close('ann', { reason: 'enough', setup: true }),
      act.together(
        act.toConnection('ann', [], { expect: successOrAbsent }),
        act.toUser('ann', [], spared),
        act.toGroup('red', [], { ...spared, expect: 'any-success' }),
        act.broadcast([], spared),
      ),
    ],
  },
  {
    id: 'connections/closed-is-not-found',
    title: 'A closed connection is no longer found',
    verifies: ['connections/gone-when-closed'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob')),
      act.connection('ann', 'there', { setup: true }),
      ...act.closeFirst('ann', { reason: 'enough' }),
      act.connection('ann', 'absent'),
      act.connection('bob', 'there'),
    ],
  },
  {
    id: 'connections/close-under-another-hub',
    title: 'A connection cannot be closed through another hub',
    verifies: ['connections/close-stays-in-its-hub'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('elsewhere', 'ann', { hub: 'other' })),
      act.close('elsewhere', { observe: 'closing a connection of another hub', expect: either }),
      act.together(act.open('ann'), act.open('elsewhere')),
      act.connection('elsewhere', 'there', { hub: 'other' }),
      act.close('elsewhere', { hub: 'other', reason: 'enough' }),
      act.closed('elsewhere'),
      act.open('ann'),
    ],
  },
  {
    id: 'connections/close-then-connect-anew',
    title: 'A client whose connection was closed can reconnect, as a new connection that is found and reached',
    verifies: ['connections/anew-after-close'],
    steps: [
      act.connect('ann', 'ann'),
      act.known('ann'),
      ...act.closeFirst('ann', { reason: 'enough' }),
      act.connect('ann-again', 'ann'),
      act.connection('ann-again', 'there'),
      act.connection('ann', 'absent'),
      act.toUser('ann', ['ann-again']),
      act.toConnection('ann-again', ['ann-again']),
    ],
  },
  {
    id: 'connections/close-nobody',
    title: 'Answer to closing a connection that is unknown or already closed',
    verifies: ['connections/close-nobody'],
    steps: [
      act.close({ exactly: 'nobody-has-this-id' }, { observe: 'closing an unknown connection', expect: either }),
      act.connect('ann'),
      act.known('ann'),
      ...act.closeFirst('ann', { reason: 'enough' }),
      act.close('ann', { observe: 'closing a connection twice', expect: either }),
    ],
  },
];
