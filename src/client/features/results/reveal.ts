// Which part of the result the wall shows: nothing at first, then one place after the other from the last to the first.

export type Reveal = {
  /** Places on the wall now, from 0; the end is not among them. */
  readonly from: number;
  readonly to: number;
  /** The first of them that is uncovered; those before are still hidden. */
  readonly uncovered: number;
};

/** `shown` of `count` places are uncovered; at most `room` stand on the wall together. */
export function revealAt(count: number, shown: number, room: number): Reveal {
  const uncovered = Math.max(0, count - shown);
  const from = Math.floor(Math.min(uncovered, Math.max(0, count - 1)) / room) * room;
  return { from, to: Math.min(count, from + room), uncovered };
}

/** What a key does to the number of steps done; undefined where it does nothing. */
export function stepFor(key: string, done: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case ' ':
    case 'Enter':
      return Math.min(last, done + 1);
    case 'ArrowLeft':
    case 'PageUp':
      return Math.max(0, done - 1);
    case 'End':
      return last;
    case 'Home':
      return 0;
    default:
      return undefined;
  }
}
