import { expect, it } from 'vitest';
import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import type { CloseState } from '../../probe/probe.ts';
import { withLostConnections } from './lost-connections.ts';

const finding: Finding = { code: 'status', requirements: ['a/a'], message: '', expected: '200', seen: '404' };
const ended: CloseState = { frame: { atMs: 1 }, socket: { atMs: 2, code: 1000, reason: '', by: 'server' } };
const left: CloseState = { socket: { atMs: 2, code: 1000, reason: '', by: 'client' } };
const close: Step = { do: 'call', operation: 'closeConnection', connection: 'ann' };

const isMarked = (closed: Readonly<Record<string, CloseState>>, steps: readonly Step[]): boolean => {
  const probes = new Map(Object.entries(closed).map(([name, state]) => [name, { closed: state }]));
  return withLostConnections([finding], probes, steps)[0]?.uses?.includes('lost-connection') === true;
};

it.each<readonly [what: string, closed: Readonly<Record<string, CloseState>>, steps: readonly Step[], marked: boolean]>(
  [
    ['that the service ended, though only another one was to end', { ann: ended, bob: ended }, [close], true],
    [
      'that the service ended in the middle of what is done at once',
      { ann: ended },
      [{ do: 'together', steps: [] }],
      true,
    ],
    ['that was to end', { ann: ended, bob: {} }, [{ do: 'together', steps: [close] }], false],
    ['whose end a step waits for', { ann: ended }, [{ do: 'closed', probe: 'ann' }], false],
    ['that its client left', { ann: left }, [{ do: 'disconnect', probe: 'ann' }], false],
    ['that is open', { ann: {} }, [], false],
  ],
)('a connection %s', (_what, closed, steps, marked) => {
  expect(isMarked(closed, steps)).toBe(marked);
});
