import type { Suite } from '../../lib/contract/check.ts';

/** Passive checks of every exchange and frame of the run; judged after all other checks. */
export const monitorsSuite: Suite = {
  area: 'monitors',
  checks: [
    {
      id: 'monitors/documented-status',
      title: 'Every response of the run has a status that the document lists for its operation',
      verifies: ['monitors/documented-status'],
      monitor: 'undocumented-status',
    },
    {
      id: 'monitors/no-server-error',
      title: 'No request of the run receives a server error',
      verifies: ['monitors/no-server-error'],
      regressions: ['#1271', '#1577'],
      monitor: 'server-error',
    },
    {
      id: 'monitors/well-formed-frames',
      title: 'Every record that a client receives is a hub protocol message',
      verifies: ['monitors/well-formed-frames'],
      regressions: ['#401'],
      monitor: 'malformed-frame',
    },
    {
      id: 'monitors/hubs-apart',
      title: 'No message of the run reaches a client of another hub',
      verifies: ['monitors/hubs-apart'],
      monitor: 'leak',
    },
    {
      id: 'monitors/ordinary-messages-unaltered',
      title: 'Every ordinary message of the run arrives as sent, whatever its check is about',
      verifies: ['monitors/ordinary-messages-unaltered'],
      monitor: 'altered',
    },
    {
      id: 'monitors/fences-arrive',
      title: 'Every message that the suite sends to end a scenario arrives',
      verifies: ['monitors/fences-arrive'],
      monitor: 'fence',
    },
    {
      id: 'monitors/done-when-said',
      title: 'What an answer of the run says is done shows within a second',
      verifies: ['monitors/done-when-said'],
      monitor: 'done-late',
    },
    {
      id: 'monitors/keeps-to-right-answers',
      title: 'No answer of the run that was right is wrong again while its effect settles',
      verifies: ['monitors/keeps-to-right-answers'],
      monitor: 'went-back',
    },
  ],
};
