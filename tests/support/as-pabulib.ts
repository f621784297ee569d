// An election as the file that would be published of it.
import { writePabulib } from '../../src/domain/pabulib/write.ts';
import type { Election } from '../../src/domain/tally/election.ts';

/** Approvals where no ballot has points, scores otherwise; ballots in their order, or in another. */
export function asPabulib(
  election: Election,
  order: readonly number[] = [...election.ballots.keys()],
): string {
  return writePabulib({
    election,
    voteType: election.ballots.some(({ weights }) => weights !== undefined) ? 'scoring' : 'approval',
    digits: String(election.unit).length - 1,
    facts: new Map([['description', 'Published']]),
    columns: [],
    about: new Map(),
    selected: undefined,
    voterIds: order.map((_, at) => `v${at + 1}`),
    order,
  });
}
