import { expect, it } from 'vitest';
import type { Probe } from '../../probe/probe.ts';
import { closingNote } from './closing-note.ts';

const noteOf = (closed: Probe['closed']): string => closingNote({ closed } as Probe);

it.each<readonly [Probe['closed'], string]>([
  [{}, 'no close message; the socket is open'],
  [{ frame: { error: 'full' } } as Probe['closed'], 'a close message with "full"; the socket is open'],
  [
    { frame: {}, socket: { by: 'server', code: 1000 } } as Probe['closed'],
    'a close message with no reason; the socket was closed by the server (1000)',
  ],
  [
    { socket: { by: 'server', code: 1005 } } as Probe['closed'],
    'no close message; the socket was closed by the server with a close frame that has no code',
  ],
  [
    { socket: { by: 'server', code: 1006 } } as Probe['closed'],
    'no close message; the socket was closed by the server without a close frame',
  ],
  [
    { broken: 'it was flooded', socket: { by: 'client', code: 1000 } } as Probe['closed'],
    'the connection was given up, since it was flooded',
  ],
])('a connection that ended so is described in one sentence: %j', (closed, note) => {
  expect(noteOf(closed)).toBe(note);
});
