// One mark on a ballot. Apart from the methods, which no first visit needs: drafts of ballots are read by it.
import * as v from 'valibot';

/**
 * What a ballot says of one candidate. In grades `criterion` is its place in the list, and a mark of 0 without one says
 * that the member has an interest of her own in the idea and takes no part in it.
 */
export const Mark = v.object({ ideaId: v.string(), points: v.number(), criterion: v.optional(v.number()) });
export type Mark = v.InferOutput<typeof Mark>;
