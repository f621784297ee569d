// One measured number with what is wanted of it; a bench is a function that gives some.
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The goal, in words: benches inform, they never fail. */
  readonly wanted?: string;
};

/** The value below which `share` of the sorted numbers lie. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
