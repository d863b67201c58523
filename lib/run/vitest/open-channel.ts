import type { RunMessage } from '../run-message.ts';

/** One end of the channel by which a run and its worker, two threads of one process, talk. */
export interface RunChannel {
  readonly say: (message: RunMessage) => void;
  readonly close: () => void;
}

/** Opens an end of the channel of that name; the caller closes it. */
export const openChannel = (name: string, onMessage: (message: RunMessage) => void): RunChannel => {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', (event) => onMessage((event as unknown as { readonly data: RunMessage }).data));
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
};
