/** Hands items on a few times a second in place of one by one: each message between threads has its price. */
export interface Batches<Item> {
  readonly add: (item: Item) => void;
  /** Hands on what is left. */
  readonly end: () => void;
}

const everyMs = 100;

export const inBatches = <Item>(hand: (items: readonly Item[]) => void): Batches<Item> => {
  let items: Item[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (items.length === 0) return;
    const handed = items;
    items = [];
    hand(handed);
  };
  return {
    add: (item) => {
      items.push(item);
      timer ??= setTimeout(flush, everyMs);
    },
    end: flush,
  };
};
