import { WebSocket } from 'ws';
import { recordSeparator } from '../policies/hub-protocol.ts';
import type { Transport } from '../state/state.ts';

const normalClosure = 1000;

export const createTransport = (socket: WebSocket): Transport => ({
  send: (record) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(record + recordSeparator);
  },
  close: () => socket.close(normalClosure),
});
