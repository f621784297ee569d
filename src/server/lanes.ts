// Lets only so many things run at once; the others wait for their turn in the order they came.
export type Lanes = {
  readonly run: <T>(job: () => Promise<T>) => Promise<T>;
  /** Settles when nothing runs or waits any more. */
  readonly empty: () => Promise<void>;
};

export function lanes(width: number): Lanes {
  let free = width;
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    free += 1;
    if (free === width) for (const seen of watching.splice(0)) seen();
  };
  return {
    run: async (job) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await job();
      } finally {
        leave();
      }
    },
    empty: () =>
      free === width ? Promise.resolve() : new Promise<void>((resolve) => watching.push(resolve)),
  };
}
