// One answer for many who ask the same at about the same time.

/** Keeps the newest answers by a name that says all that they depend on; an answer that failed is not kept. */
export function sharing<T>(most: number): (name: string, read: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (name, read) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const answer = read();
    kept.set(name, answer);
    answer.catch(() => kept.delete(name));
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}

type Turn<T> = { readonly now: Promise<T>; next: Promise<T> | undefined };

/** Who asks while a read is under way shares the next one with all others who do: what is told was read after the asking. */
export function gathering<T>(): (name: string, read: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Turn<T>>();
  function begin(name: string, read: () => Promise<T>): Promise<T> {
    const turn: Turn<T> = { now: read(), next: undefined };
    turns.set(name, turn);
    const end = () => {
      if (turn.next === undefined) turns.delete(name);
    };
    turn.now.then(end, end);
    return turn.now;
  }
  return (name, read) => {
    const turn = turns.get(name);
    if (turn === undefined) return begin(name, read);
    const then = () => begin(name, read);
    turn.next ??= turn.now.then(then, then);
    return turn.next;
  };
}
