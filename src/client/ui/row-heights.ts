// Where the rows of a long list stand: measured heights where a row was seen, a guess where it was not.

export type RowHeights = {
  /** Tells which rows there are, in order. Heights of rows that stay are kept. */
  keys(keys: readonly string[]): void;
  /** Notes a measured height; says whether it changed anything. */
  measured(key: string, height: number): boolean;
  /** Distance in px of row `index` from the list's start; `index` may be the number of rows. */
  top(index: number): number;
  /** The row that covers this distance. */
  at(distance: number): number;
  /** The row that stood at the top of the screen last, and how far it was from the list's start then. */
  anchor: { readonly key: string; readonly fromTop: number } | undefined;
};

/** Sums are rebuilt lazily from the first row that changed, so scrolling costs two binary searches. */
export function rowHeights(guess: number): RowHeights {
  const heights = new Map<string, number>();
  let order: readonly string[] = [];
  let place = new Map<string, number>();
  let tops = new Float64Array(1);
  let validTo = 0;

  const sumTo = (index: number): void => {
    for (; validTo < index; validTo++) {
      tops[validTo + 1] = (tops[validTo] ?? 0) + (heights.get(order[validTo] ?? '') ?? guess);
    }
  };

  return {
    anchor: undefined,
    keys(keys) {
      order = keys;
      place = new Map(keys.map((key, index) => [key, index]));
      tops = new Float64Array(keys.length + 1);
      validTo = 0;
      for (const key of heights.keys()) if (!place.has(key)) heights.delete(key);
    },
    measured(key, height) {
      const index = place.get(key);
      if (index === undefined || heights.get(key) === height) return false;
      heights.set(key, height);
      validTo = Math.min(validTo, index);
      return true;
    },
    top(index) {
      sumTo(index);
      return tops[index] ?? 0;
    },
    at(distance) {
      sumTo(order.length);
      let low = 0;
      let high = Math.max(0, order.length - 1);
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((tops[middle] ?? 0) <= distance) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
