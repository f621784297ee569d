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
