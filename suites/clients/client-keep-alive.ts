import type { Scenario } from '../../lib/contract/check.ts';
import { act } from '../steps/act.ts';

/** Pings in both directions. They take as long as the target's own intervals. */
export const clientKeepAlive: readonly Scenario[] = [
  {
    id: 'clients/server-pings',
    title: 'The service pings an idle client',
    verifies: ['clients/server-pings'],
    regressions: ['#1297'],
    steps: [act.getIn('ann'), { do: 'ping', probe: 'ann', expect: 'from-server' }],
  },
  {
    id: 'clients/pings-keep-alive',
    title: 'A client that sends only pings stays connected and is still reached',
    verifies: ['clients/pings-keep-alive'],
    regressions: ['#558', '#642'],
    steps: [act.getIn('ann'), { do: 'ping', probe: 'ann', expect: 'survives' }, { do: 'open', probe: 'ann' }],
  },
  {
    id: 'clients/silent-client-is-dropped',
    title: 'A client that sends nothing is dropped and no longer found',
    verifies: ['clients/silent-client-is-dropped'],
    steps: [
      act.getIn('ann', undefined, { pings: false }),
      { do: 'ping', probe: 'ann', expect: 'dropped-when-silent' },
      act.connection('ann', 'absent'),
    ],
  },
];
