import { Semaphore } from 'async-mutex';

/** The client connections of one scenario, taken from the limit of the run. */
export interface SocketLease {
  /** Releases them. `close` is called when other scenarios need connections, at the latest when the run ends. If nothing is kept open, resolves once closed. */
  release(close: () => Promise<void>): Promise<void>;
}

/**
 * The client connections that a run may hold open. Connections of a finished scenario stay open until others need them, so that late frames are seen.
 */
export interface Sockets {
  acquire(count: number): Promise<SocketLease>;
  /** Closes the connections that were kept open. Connections released later are closed at once. */
  end(): Promise<void>;
}

interface Parked {
  readonly count: number;
  readonly close: () => Promise<void>;
  readonly free: () => void;
}

/**
 * @param limit maximum number of open connections
 * @param keep false: connections are closed as soon as they are released
 */
export const createSockets = (limit: number, keep: boolean): Sockets => {
  const permits = new Semaphore(limit);
  const parked: Parked[] = [];
  let waiting = 0;
  let isOver = !keep;
  const unpark = async (one: Parked): Promise<void> => {
    await one.close();
    one.free();
  };
  /** How many parked leases, oldest first, must be closed to serve the scenarios that wait. */
  const countToClose = (): number => {
    let room = permits.getValue();
    let count = 0;
    for (const one of parked) {
      if (room >= waiting) break;
      room += one.count;
      count += 1;
    }
    return count;
  };
  const makeRoom = async (): Promise<void> => {
    const closing = parked.splice(0, isOver ? parked.length : countToClose());
    await Promise.all(closing.map(unpark));
  };
  return {
    acquire: async (count) => {
      waiting += count;
      void makeRoom();
      const [, free] = await permits.acquire(count);
      waiting -= count;
      return {
        release: async (close) => {
          parked.push({ count, close, free });
          const madeRoom = makeRoom();
          if (isOver) await madeRoom;
        },
      };
    },
    end: async () => {
      isOver = true;
      await makeRoom();
    },
  };
};
