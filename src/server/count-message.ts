// What goes to the worker thread that counts.
import * as v from 'valibot';
import { Kinds } from '../domain/result.ts';
import { Round } from '../domain/round.ts';

export const BallotBox = v.object({
  round: Round.schema,
  kinds: Kinds,
  roster: v.object({ administration: v.number(), business: v.number(), community: v.number() }),
});
