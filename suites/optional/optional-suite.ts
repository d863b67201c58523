import type { Scenario, Suite } from '../../lib/contract/check.ts';
import { anyCall } from '../../lib/contract/any-call.ts';
import type { CallFields, CallStep, Step } from '../../lib/contract/step.ts';
import { act } from '../steps/act.ts';

interface Asked extends CallFields {
  readonly operation: 'connectionExists' | 'userHasConnections' | 'groupHasConnections' | 'userIsInGroup';
}

interface Twin {
  readonly name: 'connection' | 'user' | 'group' | 'user-in-group';
  readonly title: string;
  /** What brings about that it is there. */
  readonly given: readonly Step[];
  readonly there: Asked;
  readonly notThere: Asked;
}

const ask = ({ operation, ...asked }: Asked, expect: 'success' | 'absent'): CallStep =>
  anyCall(operation, { method: 'HEAD', expect, ...asked });

/** HEAD is answered like GET: first absent, then present, while the other stays absent. */
const head = ({ name, title, given, there, notThere }: Twin): Scenario => ({
  id: `optional/head-${name}`,
  title,
  verifies: [`optional/head-${name}`],
  needs: ['head'],
  ...(given.some((step) => step.do === 'connect') ? {} : { guests: [act.connect('ann', 'ann')] }),
  steps: [...given, ask(notThere, 'absent'), ask(there, 'success'), ask(notThere, 'absent')],
});

const group: Pick<Asked, 'operation'> = { operation: 'groupHasConnections' };

/** Features outside the REST v1 document that most targets have; judged if the profile claims them. */
export const optionalSuite: Suite = {
  area: 'optional',
  checks: [
    head({
      name: 'connection',
      title: 'HEAD on a connection tells whether it exists',
      given: [act.connect('ann', 'ann')],
      there: { operation: 'connectionExists', connection: 'ann' },
      notThere: { operation: 'connectionExists', connection: { exactly: 'nobody-has-this-id' } },
    }),
    head({
      name: 'user',
      title: 'HEAD on a user tells whether they are connected',
      given: [act.connect('ann', 'ann')],
      there: { operation: 'userHasConnections', user: 'ann' },
      notThere: { operation: 'userHasConnections', user: 'bob' },
    }),
    head({
      name: 'group',
      title: 'HEAD on a group tells whether any connection is in it',
      given: [act.connect('ann', 'ann'), act.join('ann', 'red')],
      there: { ...group, group: 'red' },
      notThere: { ...group, group: 'blue' },
    }),
    head({
      name: 'user-in-group',
      title: 'HEAD on a user in a group tells whether the user is in it',
      given: [act.add('ann', 'red', { ttl: 600 })],
      there: { operation: 'userIsInGroup', user: 'ann', group: 'red' },
      notThere: { operation: 'userIsInGroup', user: 'bob', group: 'red' },
    }),
    {
      id: 'optional/health',
      title: 'The health endpoint reports success without a token',
      verifies: ['optional/health-get', 'optional/health-head'],
      needs: ['health'],
      steps: [
        { do: 'request', method: 'HEAD', path: '{health}', token: 'none', verifies: ['optional/health-head'] },
        { do: 'request', method: 'GET', path: '{health}', token: 'none', verifies: ['optional/health-get'] },
      ],
    },
  ],
};
