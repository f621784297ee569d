// Dots in a workshop: points on ideas, and how many ideas go forward; whoever is tied at the line goes too.

export type DotSheet = readonly { readonly idea: number; readonly dots: number }[];

export type DotTotal = {
  readonly idea: number;
  readonly dots: number;
  /** People who gave at least one dot. */
  readonly people: number;
  readonly goesForward: boolean;
};

/** About a quarter of the number of ideas, and never none. */
export const dotsFor = (ideas: number): number => Math.max(1, Math.round(ideas / 4));

/**
 * Totals in order of dots, then of the list. `line` ideas go forward, and all that have as many dots as the last of
 * them; an idea without a dot never does.
 */
export function countDots(ideas: number, sheets: readonly DotSheet[], line: number): DotTotal[] {
  const dots = new Array<number>(ideas).fill(0);
  const people = new Array<number>(ideas).fill(0);
  for (const sheet of sheets) {
    const given = new Map<number, number>();
    for (const mark of sheet) given.set(mark.idea, (given.get(mark.idea) ?? 0) + mark.dots);
    for (const [idea, number] of given) {
      if (!(idea >= 0 && idea < ideas && Number.isSafeInteger(number) && number >= 0)) {
        throw new RangeError(`${number} dots on idea ${idea}`);
      }
      dots[idea] = (dots[idea] ?? 0) + number;
      if (number > 0) people[idea] = (people[idea] ?? 0) + 1;
    }
  }
  const order = [...dots.keys()].sort((a, b) => (dots[b] ?? 0) - (dots[a] ?? 0) || a - b);
  const last = order[Math.min(line, ideas) - 1];
  const least = Math.max(1, last === undefined ? Number.POSITIVE_INFINITY : (dots[last] ?? 0));
  return order.map((idea) => ({
    idea,
    dots: dots[idea] ?? 0,
    people: people[idea] ?? 0,
    goesForward: (dots[idea] ?? 0) >= least,
  }));
}
