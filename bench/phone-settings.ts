// What a process of phones is told to do, and how each of its phones chooses what to support.
import * as v from 'valibot';

const Settings = v.object({
  origin: v.string(),
  code: v.string(),
  phones: v.number(),
  seconds: v.number(),
  supports: v.number(),
});

/** What the parent gave this process as its only argument. */
export const settings = v.parse(v.pipe(v.string(), v.parseJson(), Settings), process.argv[2]);

/** Chooses among ideas at random, none twice. There must be more of them than are ever asked for. */
export function chooser(): (ids: readonly string[]) => string {
  const chosen = new Set<string>();
  return (ids) => {
    const left = ids.filter((id) => !chosen.has(id));
    const id = left[Math.floor(Math.random() * left.length)];
    if (id === undefined) throw new Error('no idea is left to support');
    chosen.add(id);
    return id;
  };
}
