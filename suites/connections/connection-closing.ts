import type { Scenario } from '../../lib/contract/check.ts';
import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallFields, CallStep, Step } from '../../lib/contract/step.ts';
import type { OperationId } from '../../lib/spec/operation.ts';
import { act } from '../clients/act.ts';
import { whichever } from './whichever.ts';

const join = (connection: string): CallStep => ({
  do: 'call',
  operation: 'addConnectionToGroup',
  connection,
  group: 'red',
  setup: true,
});

/** The others may receive it: only that the closed one does not is judged. */
const spares = (operation: OperationId, to: Pick<CallFields, 'group' | 'user'>): CallStep =>
  anyCall(operation, { ...to, reaches: [], mayReach: ['ann-too', 'bob'] });

const closed = (probe: string, by: 'frame' | 'socket', verifies: readonly string[]): Step => ({
  do: 'closed',
  probe,
  by: [by],
  verifies,
});

/** No document says what closing nobody answers. */
const either = [202, 404];

/** DELETE connections/{connection}. */
export const connectionClosing: readonly Scenario[] = [
  {
    id: 'connections/close',
    title: 'Closing a connection is answered with 202; its client is told so, with the reason, and its socket closed',
    verifies: [
      'connections/close-answers-202',
      'connections/close-ends-the-connection',
      'connections/close-is-said',
      'connections/close-gives-the-reason',
    ],
    steps: [
      // It would close its socket itself on being told.
      act.connect('ann', 'ann', { obeyClose: false }),
      act.known('ann'),
      act.close('ann', {
        reason: 'The shop closes: come back "later".',
        expect: 202,
        verifies: ['connections/close-answers-202'],
      }),
      closed('ann', 'socket', ['connections/close-ends-the-connection']),
      closed('ann', 'frame', ['connections/close-is-said']),
      {
        do: 'closed',
        probe: 'ann',
        by: ['frame'],
        reason: 'The shop closes: come back "later".',
        verifies: ['connections/close-gives-the-reason'],
      },
    ],
  },
  {
    id: 'connections/close-without-reason',
    title: 'A connection is closed without a reason too',
    verifies: ['connections/close-needs-no-reason'],
    steps: [
      act.connect('ann', undefined, { obeyClose: false }),
      act.known('ann'),
      act.close('ann'),
      { do: 'closed', probe: 'ann', by: ['socket'] },
    ],
  },
  {
    id: 'connections/close-spares-others',
    title: 'Closing a connection leaves others alone: of the same user, of the same group, of the hub',
    verifies: ['connections/close-spares-others'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('ann-too', 'ann'), act.connect('bob', 'bob')),
      act.together(join('ann'), join('ann-too'), join('bob')),
      act.close('ann', { reason: 'enough', setup: true }),
      { do: 'closed', probe: 'ann', by: ['socket'], setup: true },
      act.together({ do: 'open', probe: 'ann-too' }, { do: 'open', probe: 'bob' }),
      act.together(act.connection('ann-too', 200), act.connection('bob', 200), act.user('ann', 200)),
      act.toUser('ann', ['ann-too']),
      { do: 'call', operation: 'sendToGroup', group: 'red', reaches: ['ann-too', 'bob'] },
    ],
  },
  {
    id: 'connections/closed-gets-nothing',
    title: 'A connection that was closed is reached by no message any more, whichever way it is sent',
    verifies: ['connections/closed-gets-nothing'],
    steps: [
      act.together(
        act.connect('ann', 'ann', { obeyClose: false }),
        act.connect('ann-too', 'ann'),
        act.connect('bob', 'bob'),
      ),
      act.together(join('ann'), join('ann-too'), join('bob')),
      act.close('ann', { reason: 'enough', setup: true }),
      act.together(
        act.toConnection('ann', [], { expect: whichever }),
        spares('sendToUser', { user: 'ann' }),
        spares('sendToGroup', { group: 'red' }),
        spares('broadcast', {}),
      ),
    ],
  },
  {
    id: 'connections/closed-is-not-found',
    title: 'A connection that was closed is not found any more',
    verifies: ['connections/gone-when-closed'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('bob', 'bob')),
      act.connection('ann', 200),
      act.close('ann', { reason: 'enough', setup: true }),
      { do: 'closed', probe: 'ann', by: ['socket'], setup: true },
      act.connection('ann', 404),
      act.connection('bob', 200),
    ],
  },
  {
    id: 'connections/close-under-another-hub',
    title: 'A connection is not closed under another hub than its own',
    verifies: ['connections/close-stays-in-its-hub'],
    steps: [
      act.together(act.connect('ann', 'ann'), act.connect('elsewhere', 'ann', { hub: 'other' })),
      act.close('elsewhere', { observe: 'closing a connection of another hub', expect: either }),
      act.together({ do: 'open', probe: 'ann' }, { do: 'open', probe: 'elsewhere' }),
      act.connection('elsewhere', 200, { hub: 'other' }),
      act.close('elsewhere', { hub: 'other', reason: 'enough' }),
      { do: 'closed', probe: 'elsewhere', by: ['socket'] },
      { do: 'open', probe: 'ann' },
    ],
  },
  {
    id: 'connections/close-then-connect-anew',
    title: 'A client whose connection was closed may connect anew, is another connection, and is reached',
    verifies: ['connections/anew-after-close'],
    steps: [
      act.connect('ann', 'ann'),
      act.known('ann'),
      act.close('ann', { reason: 'enough', setup: true }),
      { do: 'closed', probe: 'ann', by: ['socket'], setup: true },
      act.connect('ann-again', 'ann'),
      act.connection('ann-again', 200),
      act.connection('ann', 404),
      act.toUser('ann', ['ann-again']),
      act.toConnection('ann-again', ['ann-again']),
    ],
  },
  {
    id: 'connections/close-nobody',
    title: 'What is answered to closing a connection that is not there, or not any more',
    verifies: ['connections/close-nobody'],
    steps: [
      act.close({ exactly: 'nobody-has-this-id' }, { observe: 'closing an unknown connection', expect: either }),
      act.connect('ann'),
      act.known('ann'),
      act.close('ann', { reason: 'enough', setup: true }),
      { do: 'closed', probe: 'ann', by: ['socket'], setup: true },
      act.close('ann', { observe: 'closing a connection twice', expect: either }),
    ],
  },
];
