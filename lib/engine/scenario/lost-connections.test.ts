import { expect, it } from 'vitest';
import type { Finding } from '../../contract/outcome.ts';
import type { Step } from '../../contract/step.ts';
import type { CloseState } from '../../probe/probe.ts';
import { withLostConnections } from './lost-connections.ts';

const finding: Finding = { code: 'status', requirements: ['a/a'], message: '', expected: '200', seen: '404' };
const ended: CloseState = { frame: { atMs: 5 }, socket: { atMs: 6, code: 1000, reason: '', by: 'server' } };
const cut: CloseState = { socket: { atMs: 5, code: 1006, reason: '', by: 'server' } };
const left: CloseState = { socket: { atMs: 5, code: 1000, reason: '', by: 'client' } };
const close: Step = { do: 'call', operation: 'closeConnection', connection: 'ann' };

type Closed = Readonly<Record<string, CloseState>>;

const isMarked = (closed: Closed, step: Step, begunAt: number): boolean => {
  const probes = new Map(Object.entries(closed).map(([name, state]) => [name, { closed: state }]));
  return withLostConnections([finding], probes, [{ step, begunAt }])[0]?.uses?.includes('lost-connection') === true;
};

it.each<readonly [what: string, closed: Closed, step: Step, begunAt: number, marked: boolean]>([
  ['that the service ended, though only another one was to end', { ann: ended, bob: ended }, close, 1, true],
  ['that the service ended before it was to', { ann: ended }, close, 9, true],
  ['that the service cut', { ann: cut }, { do: 'disconnect', probe: 'bob' }, 1, true],
  ['that was to end', { ann: ended, bob: {} }, close, 1, false],
  ['whose end a step waited for', { ann: ended }, { do: 'closed', probe: 'ann' }, 1, false],
  ['that its client left', { ann: left }, { do: 'disconnect', probe: 'ann' }, 1, false],
  ['that is open', { ann: {} }, close, 1, false],
])('a connection %s', (_what, closed, step, begunAt, marked) => {
  expect(isMarked(closed, step, begunAt)).toBe(marked);
});
