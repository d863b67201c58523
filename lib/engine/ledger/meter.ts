import { noUsage, type Usage } from '../../contract/usage.ts';

/** A message that is about to be sent. */
export interface Sending {
  readonly units: number;
  /** How many connections get it from a correct target, at most. */
  readonly reach: number;
}

/** A message that has come to a connection. */
export interface Arrival {
  readonly units: number;
  /** How many times as large it is as what was sent, all its copies to this connection together. */
  readonly growth?: number | undefined;
  /** It came to a connection of another scenario. */
  readonly leaked?: boolean | undefined;
}

/** Counts what a run uses of its target, and keeps it from going over the limit of messages, whatever the target makes of what it is sent. */
export interface Meter {
  readonly usage: Usage;
  /** How many times as large as it was sent a message has come to a connection, at most. */
  readonly growth: number;
  count(what: Partial<Usage>): void;
  arrived(arrival: Arrival): void;
  /** Waits until a connection can be opened. @returns what is to be called when it is closed. @throws the reason of the signal */
  connect(signal: AbortSignal): Promise<() => void>;
  /** Waits until a message can be sent. @returns what is to be called once all that comes of it has come. @throws the reason of the signal */
  send(sending: Sending, signal: AbortSignal): Promise<() => void>;
}

export interface MeterOptions {
  /** Outbound messages; default: no limit. */
  readonly limit?: number;
  /** What was used before. */
  readonly before?: Usage;
  /** Called when the next message might go over the limit. It has to end the run, by the signal of those who wait. */
  readonly onSpent?: () => void;
}

interface Waiting {
  readonly fits: () => boolean;
  readonly admit: () => void;
}

/** How many copies of a message each connection may get before any was seen to be multiplied. */
export const foreseenGrowth = 2;

const inLine = (waiting: Waiting[], fits: () => boolean, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (): void => {
      waiting.splice(waiting.indexOf(one), 1);
      reject(signal.reason as Error);
    };
    const admit = (): void => {
      signal.removeEventListener('abort', refuse);
      resolve();
    };
    const one: Waiting = { fits, admit };
    signal.addEventListener('abort', refuse, { once: true });
    waiting.push(one);
  });

/**
 * A message is sent at once where all messages under way may come to every open connection, as often as this target was seen to multiply one, and the limit still
 * holds. Nearer to the limit, messages are sent one by one, and each has to fit by what it costs a correct target.
 */
export const createMeter = ({ limit = Infinity, before = noUsage, onSpent }: MeterOptions = {}): Meter => {
  const usage = { ...before };
  const waiting: Waiting[] = [];
  let [open, underWay, growth] = [0, 0, 1];
  let leaks = false;
  const left = (): number => limit - usage.messages;
  const worst = (units: number, connections: number): number => units * Math.max(foreseenGrowth, growth) * connections;
  const alone = ({ units, reach }: Sending): number =>
    Math.max(units * growth * (leaks ? Math.max(open, reach) : reach), foreseenGrowth * open);
  const look = (): void => {
    for (let [first] = waiting; first?.fits() === true; [first] = waiting) {
      waiting.shift();
      first.admit();
    }
    if (waiting.length > 0 && underWay === 0) onSpent?.();
  };
  const enter = async (fits: () => boolean, take: () => void, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const takes = (): boolean => {
      const may = fits();
      if (may) take();
      return may;
    };
    const admitted = inLine(waiting, takes, signal);
    look();
    await admitted;
  };
  return {
    usage,
    get growth() {
      return growth;
    },
    count: (what) => {
      for (const [name, by] of Object.entries(what)) usage[name as keyof Usage] += by;
    },
    arrived: ({ units, growth: factor = 1, leaked = false }) => {
      usage.messages += units;
      growth = Math.max(growth, factor);
      leaks ||= leaked;
    },
    connect: async (signal) => {
      const fits = (): boolean => underWay === 0 || worst(underWay, open + 1) <= left();
      await enter(fits, () => (open += 1), signal);
      return () => {
        open -= 1;
        look();
      };
    },
    send: async (sending, signal) => {
      const { units } = sending;
      const fits = (): boolean =>
        worst(underWay + units, open) <= left() || (underWay === 0 && alone(sending) <= left());
      await enter(fits, () => (underWay += units), signal);
      return () => {
        underWay -= units;
        look();
      };
    },
  };
};
