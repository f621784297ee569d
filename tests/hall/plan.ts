// What a process of phones is told to do, and how each of its phones chooses ideas.
import * as v from 'valibot';

const Plan = v.object({
  /** In all processes together. */
  phones: v.number(),
  /** In which each phone acts at random moments. */
  seconds: v.number(),
  /** Of each phone; every one posts one idea. */
  supports: v.number(),
  comments: v.number(),
  /** Every so many-th phone has no network in the middle half of the time; none where it is nought. */
  cutEvery: v.number(),
});
export type Plan = v.InferOutput<typeof Plan>;

const Orders = v.object({ origin: v.string(), code: v.string(), plan: Plan });
export type Orders = v.InferOutput<typeof Orders>;

/** What the parent gave this process as its only argument. */
export const ordersGiven = (): Orders => v.parse(v.pipe(v.string(), v.parseJson(), Orders), process.argv[2]);

/** Chooses among ideas at random, none twice. There must be more of them than are ever asked for. */
export function chooser<Id extends string>(): (ids: readonly Id[]) => Id {
  const chosen = new Set<Id>();
  return (ids) => {
    const left = ids.filter((id) => !chosen.has(id));
    const id = left[Math.floor(Math.random() * left.length)];
    if (id === undefined) throw new Error('no idea is left to choose');
    chosen.add(id);
    return id;
  };
}
