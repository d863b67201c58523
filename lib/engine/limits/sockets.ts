import { Semaphore } from 'async-mutex';

/** Client connections of a scenario, had from the run's allowance. */
export interface SocketLease {
  /** Gives them back: `close` is called when others need the allowance, at the latest when the run ends. Where nothing is kept, settles once closed. */
  release(close: () => Promise<void>): Promise<void>;
}

/**
 * The client connections that a run may hold open. Those of a scenario that is over stay open until others need them: so that what comes late is
 * seen.
 */
export interface Sockets {
  acquire(count: number): Promise<SocketLease>;
  /** Closes what was kept open; what is released from now on is closed at once. */
  end(): Promise<void>;
}

interface Parked {
  readonly count: number;
  readonly close: () => Promise<void>;
  readonly free: () => void;
}

/** @param limit connections open at once @param keep false: everything is closed as soon as it is released */
export const createSockets = (limit: number, keep: boolean): Sockets => {
  const permits = new Semaphore(limit);
  const parked: Parked[] = [];
  let waiting = 0;
  let isOver = !keep;
  const unpark = async (one: Parked): Promise<void> => {
    await one.close();
    one.free();
  };
  /** How many have to go, the oldest first, until what is free and what is being freed will do for those who wait. */
  const inTheWay = (): number => {
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
    const leaving = parked.splice(0, isOver ? parked.length : inTheWay());
    await Promise.all(leaving.map(unpark));
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
          const closing = makeRoom();
          if (isOver) await closing;
        },
      };
    },
    end: async () => {
      isOver = true;
      await makeRoom();
    },
  };
};
