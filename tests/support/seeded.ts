// Randomness that a number repeats: whatever a seed drew once, it draws again.

/** A stream of draws. */
export type Seeded = {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  int(below: number): number;
  /** True so often. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  bytes(count: number): Uint8Array;
  /** A stream of its own, so that draws for one purpose do not move those for another. */
  branch(name: string): Seeded;
};

/** The draws of a seed. */
export function seeded(seed: number | string): Seeded {
  let state = hashOf(String(seed));
  // Mulberry32: 32 bits of state are plenty for tests.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      for (const item of list.slice(int(list.length))) return item;
      throw new Error('nothing to pick from');
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => int(256)),
    branch: (name) => seeded(`${seed}/${name}`),
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
