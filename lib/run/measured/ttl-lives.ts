import type { Exchange } from '../../contract/exchange.ts';
import type { TtlLife } from '../../contract/measured/measured.ts';
import type { Catalogue } from '../../spec/catalogue.ts';
import { operationIn } from '../../spec/operation-in.ts';

type Seen = Pick<Exchange, 'operation' | 'url' | 'status' | 'sentAtMs' | 'durationMs'>;

/** Longer ttls are no matter of precision: no run waits for them. */
const longestMs = 60_000;

/** How long relations with a ttl lasted. */
export interface TtlWatch {
  readonly see: (exchange: Seen) => void;
  /** Of each that was seen to end by itself, in the order of their ends. */
  readonly lives: () => readonly TtlLife[];
}

/** A user in a group with a ttl, and what was asked of it so far. */
interface Life {
  readonly ttlMs: number;
  readonly addition: Seen;
  heldMs: number;
  goneMs: number | undefined;
}

const endOf = ({ sentAtMs, durationMs }: Seen): number => sentAtMs + durationMs;

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

const ttlMsOf = (url: string): number | undefined => {
  const ttl = new URLSearchParams(url.slice(pathOf(url).length)).get('ttl') ?? '';
  return /^[1-9]\d*$/.test(ttl) ? 1000 * Number(ttl) : undefined;
};

/** Follows additions with a ttl and the questions about them. */
export const createTtlWatch = (catalogue: Catalogue): TtlWatch => {
  const addition = operationIn(catalogue, 'addUserToGroup');
  const question = operationIn(catalogue, 'userIsInGroup');
  const running = new Map<string, Life>();
  const ended: TtlLife[] = [];
  const close = (path: string): void => {
    const { ttlMs, heldMs, goneMs } = running.get(path) ?? { ttlMs: 0, heldMs: 0, goneMs: undefined };
    running.delete(path);
    if (goneMs !== undefined) ended.push({ ttlMs, heldMs: Math.round(heldMs), goneMs: Math.round(goneMs) });
  };
  const ask = (path: string, exchange: Seen): void => {
    const life = running.get(path);
    if (life === undefined) return;
    if (question.success.includes(exchange.status ?? 0)) {
      life.heldMs = Math.max(life.heldMs, exchange.sentAtMs - endOf(life.addition));
      // What was not found before came late: that is no end.
      life.goneMs = undefined;
    } else if (question.absent.includes(exchange.status ?? 0)) life.goneMs ??= endOf(exchange) - life.addition.sentAtMs;
  };
  const add = (path: string, exchange: Seen): void => {
    close(path);
    const ttlMs = ttlMsOf(exchange.url);
    if (ttlMs !== undefined && ttlMs <= longestMs && addition.success.includes(exchange.status ?? 0))
      running.set(path, { ttlMs, addition: exchange, heldMs: 0, goneMs: undefined });
  };
  return {
    see: (exchange) => {
      const path = pathOf(exchange.url);
      if (exchange.operation === 'userIsInGroup') ask(path, exchange);
      else if (exchange.operation === 'addUserToGroup') add(path, exchange);
      else if (exchange.operation === 'removeUserFromGroup') close(path);
      else if (exchange.operation === 'removeUserFromAllGroups')
        for (const other of running.keys()) if (other.startsWith(`${path}/`)) close(other);
    },
    lives: () => {
      for (const path of running.keys()) close(path);
      return ended;
    },
  };
};
